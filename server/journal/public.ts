export { type SignOffCoder, signOffCoder } from './sign-off-code.ts';
