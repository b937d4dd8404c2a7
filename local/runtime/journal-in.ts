import { join } from 'node:path'

/** Where the workflows' journal lies in a data folder. */
export const journalIn = (data: string) => join(data, 'workflows.sqlite')
