export { boxCommand, wholeBetween } from './box-flags.ts'
export type { BoxFlags } from './box-flags.ts'
export { optionsOf, privateCaLines, runBox } from './run-box.ts'
