// In a file of its own, which a browser loads when all else is there.
export { takePortrait } from './take-portrait.ts'
export { portraitBody, queuePortraits } from './tell-portrait.ts'
