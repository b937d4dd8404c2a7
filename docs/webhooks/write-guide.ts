import { writeFile } from 'node:fs/promises'
import { webhooksGuide } from './webhooks-guide.ts'

await writeFile(new URL('../webhooks.md', import.meta.url), webhooksGuide())
console.log('docs/webhooks.md')
