import { writeFile } from 'node:fs/promises'
import { drawJourney } from './draw-journey.ts'

await writeFile(new URL('journey.svg', import.meta.url), drawJourney())
console.log('docs/pictures/journey.svg')
