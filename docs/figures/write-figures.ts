import { writeFile } from 'node:fs/promises'
import { figuresPage } from './figures-page.ts'

await writeFile(new URL('../figures.md', import.meta.url), figuresPage())
console.log('docs/figures.md')
