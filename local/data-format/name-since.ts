import type { Migration } from './migration.ts'

/** The name of an old function after these migrations; one that is still there keeps its name. */
export function nameSince(name: string, migrations: readonly Migration[], functions: ReadonlySet<string>): string {
  return migrations.reduce((known, migration) => {
    return functions.has(known) ? known : (migration.functions?.[known] ?? known)
  }, name)
}

/** A function in the text of a definition: `arn:…:function:NAME`. */
export const functionInText = /(?<=:function:)[\w-]+/g
