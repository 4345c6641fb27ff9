export { plantOffice } from './planted-office.ts'
export type { PlantedOffice } from './planted-office.ts'
export type { PlantedOptions } from './planted-options.ts'
export { shufflePeople } from './shuffle-people.ts'
