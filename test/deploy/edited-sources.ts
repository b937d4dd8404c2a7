import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/** A text that stands otherwise in a file of the project. */
export interface Edit {
  /** From the root of the project. */
  readonly file: string
  /** What is replaced comes after this; from the file's beginning unless told. */
  readonly after?: string
  readonly from: string
  readonly to: string
}

const project = fileURLToPath(new URL('../..', import.meta.url))

/** Sources of the project with some texts in them otherwise, so that no history of it is needed to have another release. */
export interface EditedSources {
  /** @throws Error where the file no longer has what an edit replaces. */
  read(file: string): string
  /** Has bundles hold them. */
  readonly plugin: Plugin
}

export function editedSources(edits: readonly Edit[]): EditedSources {
  const edited = new Set(edits.map(({ file }) => file))
  const read = (file: string) =>
    edits
      .filter((edit) => edit.file === file)
      .reduce((text, edit) => withEdit(text, edit), readFileSync(path.join(project, file), 'utf8'))
  return {
    read,
    plugin: {
      name: 'edited sources',
      setup(build) {
        build.onLoad({ filter: /\.ts$/, namespace: 'file' }, ({ path: name }) => {
          const file = path.relative(project, name).replaceAll(path.sep, '/')
          return edited.has(file) ? { contents: read(file), loader: 'ts' } : undefined
        })
      },
    },
  }
}

function withEdit(text: string, { file, after = '', from, to }: Edit): string {
  const since = text.indexOf(after)
  const at = since < 0 ? -1 : text.indexOf(from, since + after.length)
  if (at < 0)
    throw new Error(`${file} no longer has "${from}"${after && ` after "${after}"`}: the edit has to follow it`)
  return text.slice(0, at) + to + text.slice(at + from.length)
}
