import type { TaskEntry } from '../wiring/catalog-entry.ts'

export const tasks = {
  'pursue-messages': {
    needs: { table: 'write', workflows: ['notices/follow-messages'], secrets: ['sealing', 'details', 'links', 'sms'] },
  },
} as const satisfies Record<string, TaskEntry>
