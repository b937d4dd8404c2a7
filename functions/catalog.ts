import * as z from 'zod'
import { SurveyId } from '../domain/kernel/ids.ts'
import { CreateSurvey, Survey } from '../domain/surveys/survey.ts'
import type { RouteEntry, TaskEntry } from './wiring/catalog-entry.ts'

/**
 * Every route: `<room>/<verb>` is the handler's file. CDK, the local runtime, the API document and the tests read it.
 * A route takes its line here and nothing else outside its room.
 */
export const routes = {
  'surveys/create-survey': {
    method: 'POST',
    path: '/v1/surveys',
    calledBy: { staff: ['county', 'province'] },
    summary: 'Announce a survey sheet; answers a link to upload it to',
    body: CreateSurvey,
    answers: z.object({ surveyId: SurveyId, upload: z.object({ method: z.literal('PUT'), url: z.url() }) }),
    success: 201,
    needs: { table: 'write', bucket: 'write', secrets: ['sealing'] },
  },
  'surveys/import-survey': {
    method: 'POST',
    path: '/v1/surveys/{surveyId}/import',
    calledBy: { staff: ['county', 'province'] },
    summary: 'Import the uploaded sheet',
    params: z.object({ surveyId: SurveyId }),
    answers: Survey,
    success: 202,
    needs: { table: 'write', bucket: 'read', workflows: ['surveys/import-survey'], secrets: ['sealing'] },
  },
  'surveys/get-survey': {
    method: 'GET',
    path: '/v1/surveys/{surveyId}',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary: 'How the import stands, with its counts',
    params: z.object({ surveyId: SurveyId }),
    answers: Survey,
    success: 200,
    needs: { table: 'read' },
  },
  'surveys/get-rejected-rows': {
    method: 'GET',
    path: '/v1/surveys/{surveyId}/rejected.csv',
    calledBy: { staff: ['county', 'province'] },
    summary: 'The rejected rows with their reasons, to be corrected and uploaded again',
    params: z.object({ surveyId: SurveyId }),
    answers: 'text/csv',
    success: 200,
    needs: { table: 'read', bucket: 'read', secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>

export type RouteName = keyof typeof routes

/** Every task of a workflow: `<room>/<verb>` is the handler's file, and its name in the state machines. */
export const tasks = {
  'surveys/check-sheet': {
    needs: { table: 'write', bucket: 'write', secrets: ['sealing'] },
    memory: 2048,
    seconds: 600,
  },
  'surveys/register-workers': { needs: { table: 'write', bucket: 'read' }, memory: 1024 },
  'surveys/publish-survey': { needs: { table: 'write', bucket: 'write' } },
} as const satisfies Record<string, TaskEntry>

export type TaskName = keyof typeof tasks
