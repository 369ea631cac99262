export { type Change, placeOf, sayValue, titleOf } from './changes.ts';
export { insertComment } from './comments.store.ts';
export { cursorId, cutPage, decodeCursor } from './cursor.ts';
export { type CommentShown, presentComment, presentFeed, type Told } from './feed.present.ts';
export {
  type CommentRow,
  type EventRow,
  type FeedPlace,
  type FeedQuery,
  type FeedRow,
  feedOf,
} from './feed.queries.ts';
export { type PersonRow, type PersonShown, personJson, presentPerson } from './person.ts';
export { tellRecord } from './tell-record.ts';
