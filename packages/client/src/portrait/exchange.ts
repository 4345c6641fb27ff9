// In a file of its own, which a browser loads when the first portrait is told or heard.
export { takePortrait } from './take-portrait.ts'
export { portraitBody, queuePortraits } from './tell-portrait.ts'
