export { commentNews } from './comment-news.ts';
export { acknowledgeNews } from './follow-news.ts';
export { type HomeNewsRow, newsOfHomeJson } from './news.queries.ts';
export { publishDueNews } from './publish-due.job.ts';
export { publishNews } from './publish-news.ts';
export { beginNews, editNews } from './write-news.ts';
