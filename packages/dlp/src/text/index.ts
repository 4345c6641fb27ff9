/**
 * The text of files: plain text, tables, office documents, and archives of them, as passages that know where in the file they stand.
 * It knows nothing of detectors, asks nobody, and holds no more of a long text than a passage.
 */
export type { Passage } from './passage.ts'
export { PassageMaker } from './passage.ts'
export { describePlace } from './place.ts'
export type { Place } from './place.ts'
export { readText } from './read-text.ts'
export type { ReadTextOptions, UnreadMember } from './read-text.ts'
export { isTextError, textError } from './text-error.ts'
export type { TextErrorCode } from './text-error.ts'
