export { onePut as handler } from './tutorial.ts';
