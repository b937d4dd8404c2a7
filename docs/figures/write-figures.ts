import { writeFile } from 'node:fs/promises'
import { exportsPage } from './exports-page.ts'
import { figuresPage } from './figures-page.ts'

await writeFile(new URL('../figures.md', import.meta.url), figuresPage())
await writeFile(new URL('../exports.md', import.meta.url), exportsPage())
console.log('docs/figures.md, docs/exports.md')
