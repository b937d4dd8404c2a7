// Plain JavaScript, to be imported before anything else: what Node made of our TypeScript and of the packages is kept beside them,
// so that only the first start pays for it. Where the folder cannot be written, every start does.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))
