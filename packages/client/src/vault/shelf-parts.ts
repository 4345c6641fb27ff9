// In a file of its own, which is loaded where there is a shelf.
export { claimFiles } from './claim-files.ts'
export { lookAtShelf } from './look-at-shelf.ts'
export { takeShelf } from './take-shelf.ts'
