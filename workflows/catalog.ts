import type { TaskName } from '../functions/catalog.ts'

export interface WorkflowEntry {
  /** Tasks that its states call, as `${<room>/<verb>}` in the file. */
  readonly tasks: readonly TaskName[]
  /** Workflows that it starts, itself not counted. */
  readonly starts?: readonly string[]
  /** It runs a distributed map, so it must be allowed to start its own child executions. */
  readonly distributed?: true
  /** It reads these lists from the bucket itself. */
  readonly bucket?: 'read'
}

/** Every state machine: `<room>/<name>` is its file `workflows/<room>/<name>.asl.json`. */
export const workflows = {
  'surveys/import-survey': {
    tasks: ['surveys/check-sheet', 'surveys/register-workers', 'surveys/publish-survey'],
    distributed: true,
    bucket: 'read',
  },
} as const satisfies Record<string, WorkflowEntry>

export type WorkflowName = keyof typeof workflows
