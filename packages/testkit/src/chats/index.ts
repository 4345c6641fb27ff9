export { plantOffice } from './planted-office.ts'
export type { PlantedOffice, PlantedOptions } from './planted-office.ts'
