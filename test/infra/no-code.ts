import { fileURLToPath } from 'node:url'

/** A folder with next to nothing, the same for every test: modules that were loaded by one keep what it put in their place. */
export const noCode = () => fileURLToPath(new URL('no-code', import.meta.url))
