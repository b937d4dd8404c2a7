import * as z from 'zod'
import { AttachEvidence, Evidence } from '../../domain/stabilisation/evidence.ts'
import type { RouteEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'

/** What the entries about files have in common, whatever these were attached to. */
export const evidenceEntries = {
  attach: {
    method: 'POST',
    calledBy: { staff: ['province', 'county', 'station'] },
    body: AttachEvidence,
    answers: Evidence,
    opensDetails: true,
    success: 201,
    makes: 'evidenceId',
    needs: { table: 'write', bucket: { write: ['evidence/'] }, secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  list: {
    method: 'GET',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    answers: z.object({ items: z.array(Evidence) }),
    success: 200,
    needs: { table: 'read' },
  },
  open: {
    method: 'GET',
    calledBy: { staff: ['province', 'county', 'station'] },
    query: z.object({ why: DetailsQuery.shape.why }),
    answers: 'application/octet-stream',
    opensDetails: true,
    success: 200,
    needs: { table: 'write', bucket: { read: ['evidence/'] }, secrets: ['sealing', 'details'] },
    memory: 1024,
  },
} as const satisfies Record<string, Partial<RouteEntry>>
