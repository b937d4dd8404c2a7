import * as z from 'zod'
import { SurveyId, WorkerId } from '../../domain/kernel/ids.ts'
import { line } from '../../domain/kernel/line.ts'
import { CorrectRow } from '../../domain/surveys/correct-row.ts'
import { CountySums } from '../../domain/surveys/county-sums.ts'
import { LabourBrand, LabourBrandId } from '../../domain/surveys/labour-brand.ts'
import { NotOnSheetCounts, NotOnSheetWhy, PersonNotOnSheet } from '../../domain/surveys/not-on-sheet.ts'
import { PersonToAsk } from '../../domain/surveys/person-to-ask.ts'
import { PriorityPolicy } from '../../domain/surveys/priority-policy.ts'
import { CertifyQualification, MaskedQualification, QualificationView } from '../../domain/surveys/qualification.ts'
import { RowAddress } from '../../domain/surveys/row-address.ts'
import { RowView } from '../../domain/surveys/row-view.ts'
import { RowState } from '../../domain/surveys/sheet-row.ts'
import { CertifySkill, SkillCertificate } from '../../domain/surveys/skill-certificate.ts'
import { CreateSurvey, Survey } from '../../domain/surveys/survey.ts'
import { ChangeCounts, ChangedPerson } from '../../domain/surveys/survey-changes.ts'
import type { RouteEntry, TaskEntry } from '../wiring/catalog-entry.ts'
import { DetailsQuery } from '../wiring/details-query.ts'
import { PageQuery, pageOf } from '../wiring/page-query.ts'

export const routes = {
  'create-survey': {
    operation: 'surveys/create-survey',
    method: 'POST',
    path: '/v1/surveys',
    calledBy: { staff: ['county', 'province'] },
    summary: 'Announce a survey sheet; answers a link to upload it to',
    body: CreateSurvey,
    answers: z.object({ surveyId: SurveyId, upload: z.object({ method: z.literal('PUT'), url: z.url() }) }),
    success: 201,
    makes: 'surveyId',
    needs: { table: 'write', bucket: { write: ['uploads/'] }, secrets: ['sealing'] },
  },
  'list-surveys': {
    operation: 'surveys/list-surveys',
    method: 'GET',
    path: '/v1/surveys',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary: 'The surveys that the reader looks after, newest first, of one county, year or state where asked',
    query: PageQuery.extend({
      county: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
      state: z.enum(['awaiting-upload', 'importing', 'imported', 'refused']).optional(),
      /** A calendar year in China, by the announcement of the survey. */
      year: z
        .string()
        .regex(/^20\d{2}$/)
        .optional(),
    }),
    answers: pageOf(Survey),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
  },
  'sum-surveys': {
    operation: 'surveys/sum-surveys',
    method: 'GET',
    path: '/v1/surveys/sums',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary: 'What the sheets of a year come to in each county that the reader looks after, most left to do first',
    query: z.object({
      /** A calendar year in China, by the announcement of the survey. */
      year: z.string().regex(/^20\d{2}$/),
    }),
    answers: z.object({ year: z.string(), counties: z.array(CountySums) }),
    success: 200,
    needs: { table: 'read' },
    memory: 1024,
  },
  'import-survey': {
    operation: 'surveys/import-survey',
    method: 'POST',
    path: '/v1/surveys/{surveyId}/import',
    calledBy: { staff: ['county', 'province'] },
    summary: 'Import the uploaded sheet',
    params: z.object({ surveyId: SurveyId }),
    answers: Survey,
    success: 202,
    refuses: ['conflict', 'invalid-state'],
    needs: {
      table: 'write',
      bucket: { read: ['uploads/'] },
      workflows: ['surveys/import-survey'],
      secrets: ['sealing'],
    },
  },
  'list-people-to-ask': {
    operation: 'surveys/list-people-to-ask',
    method: 'GET',
    path: '/v1/surveys/people-to-ask',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary:
      'The people of a county whose wish is 90 days old or older, for their village to ask again; nobody who said no, took the consent back or has a job of a batch. Masked, or names whole for a reason. A page may be short before the end',
    query: PageQuery.extend({
      county: z.string().regex(/^\d{6}$/),
      township: line({ min: 1, max: 40 }).optional(),
      ...DetailsQuery.shape,
    }),
    answers: pageOf(PersonToAsk),
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'get-village-sheet': {
    operation: 'surveys/get-village-sheet',
    method: 'GET',
    path: '/v1/surveys/people-to-ask.xlsx',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'The survey sheet of a township or village with the people whom it asks again, a sheet a village: names whole, numbers masked. It is filled in and imported as any sheet',
    query: z.object({
      county: z.string().regex(/^\d{6}$/),
      township: line({ min: 1, max: 40 }),
      village: line({ min: 1, max: 40 }).optional(),
      /** For the log: names stand there whole. */
      why: line({ min: 1, max: 200 }),
    }),
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    opensDetails: true,
    success: 200,
    refuses: ['not-found', 'too-large'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  'get-survey-changes': {
    operation: 'surveys/get-survey-changes',
    method: 'GET',
    path: '/v1/surveys/{surveyId}/changes',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary:
      'What a sheet says otherwise than the survey before, in all and by township, and of whom (500 at most, masked): new, another wish, another phone, does not want to go any more, wants to again',
    params: z.object({ surveyId: SurveyId }),
    answers: z.object({
      counts: ChangeCounts,
      townships: z.array(z.object({ township: z.string().nullable(), counts: ChangeCounts })),
      items: z.array(
        ChangedPerson.extend({ name: z.string(), township: z.string().nullable(), village: z.string().nullable() }),
      ),
    }),
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'read', bucket: { read: ['surveys/'] }, secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  'list-not-on-sheet': {
    operation: 'surveys/list-not-on-sheet',
    method: 'GET',
    path: '/v1/surveys/{surveyId}/not-on-sheet',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary:
      'People whom the registry has in the villages of an imported sheet and who do not stand on it, by village: not met, at work, said no before, took the consent back; who was erased is counted for the county. `toCorrect` rows are not taken yet and may be of them',
    params: z.object({ surveyId: SurveyId }),
    query: PageQuery.extend({ because: NotOnSheetWhy.optional(), ...DetailsQuery.shape }),
    answers: pageOf(PersonNotOnSheet).extend({ counts: NotOnSheetCounts, toCorrect: z.int().nonnegative() }),
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state', 'invalid-request'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
    memory: 1024,
  },
  'get-survey-template': {
    operation: 'surveys/get-survey-template',
    method: 'GET',
    path: '/v1/surveys/template.xlsx',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary: 'An empty survey sheet to fill in, with notes and an example',
    answers: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    success: 200,
    needs: {},
  },
  'get-survey': {
    operation: 'surveys/get-survey',
    method: 'GET',
    path: '/v1/surveys/{surveyId}',
    calledBy: { staff: ['county', 'province', 'auditor'] },
    summary: 'How the import stands, with its counts',
    params: z.object({ surveyId: SurveyId }),
    answers: Survey,
    success: 200,
    needs: { table: 'read' },
  },
  'get-rejected-rows': {
    operation: 'surveys/get-rejected-rows',
    method: 'GET',
    path: '/v1/surveys/{surveyId}/rejected.csv',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'The rows that are rejected or to be clarified now, with their reasons, to be corrected and uploaded again',
    params: z.object({ surveyId: SurveyId }),
    answers: 'text/csv',
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', bucket: { read: ['surveys/'] }, secrets: ['sealing', 'details'] },
  },
  'list-rows': {
    operation: 'surveys/list-rows',
    method: 'GET',
    path: '/v1/surveys/{surveyId}/rows',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'The rows that wait for a correction or a telephone call; details are masked unless details=full and a reason are given',
    params: z.object({ surveyId: SurveyId }),
    query: PageQuery.extend({ ...DetailsQuery.shape, state: RowState.extract(['rejected', 'to-clarify']).optional() }),
    answers: pageOf(RowView),
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'get-row': {
    operation: 'surveys/get-row',
    method: 'GET',
    path: '/v1/surveys/{surveyId}/rows/{sheet}/{row}',
    calledBy: { staff: ['county', 'province'] },
    summary: 'One such row, also when it was settled, with its earlier versions: who corrected it and when',
    params: RowAddress,
    query: DetailsQuery,
    answers: RowView.extend({ earlier: z.array(RowView) }),
    opensDetails: true,
    success: 200,
    refuses: ['invalid-state'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'correct-row': {
    operation: 'surveys/correct-row',
    method: 'PATCH',
    path: '/v1/surveys/{surveyId}/rows/{sheet}/{row}',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'Correct cells of a rejected row, or clarify what could not be read; what is read counts as the sheet’s own',
    params: RowAddress,
    body: CorrectRow,
    answers: RowView,
    opensDetails: true,
    success: 200,
    refuses: ['busy', 'conflict', 'invalid-state'],
    makes: 'surveyId',
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'list-priority-policies': {
    operation: 'surveys/list-priority-policies',
    method: 'GET',
    path: '/v1/priority-policies',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary:
      'The programmes under which somebody may be helped first: who certifies them, from when until when, by which source',
    answers: z.object({ items: z.array(PriorityPolicy) }),
    success: 200,
    needs: {},
  },
  'get-qualification': {
    operation: 'surveys/get-qualification',
    method: 'GET',
    path: '/v1/workers/{workerId}/qualification',
    calledBy: { staff: ['county', 'auditor'] },
    summary:
      'Under which policy somebody is helped first, certified by whom, until when, with their separate consent; for a reason, which is put on record. Everybody else sees only until when',
    params: z.object({ workerId: WorkerId }),
    query: z.object({ why: line({ max: 200 }) }),
    answers: QualificationView,
    opensDetails: true,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing', 'details'] },
  },
  'certify-qualification': {
    operation: 'surveys/certify-qualification',
    method: 'POST',
    path: '/v1/workers/{workerId}/qualification',
    calledBy: { staff: ['county'] },
    summary:
      'Certify that somebody of the county is helped first under a policy until a day, with their separate consent; on what ground is not asked',
    params: z.object({ workerId: WorkerId }),
    body: CertifyQualification,
    answers: MaskedQualification,
    success: 200,
    refuses: ['not-found', 'invalid-state', 'conflict'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'withdraw-qualification': {
    operation: 'surveys/withdraw-qualification',
    method: 'POST',
    path: '/v1/workers/{workerId}/qualification/withdrawal',
    calledBy: { staff: ['county', 'province'] },
    summary:
      'The person takes back the separate consent to being helped first: it is erased at once, and nothing else changes',
    params: z.object({ workerId: WorkerId }),
    answers: MaskedQualification,
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'list-labour-brands': {
    operation: 'surveys/list-labour-brands',
    method: 'GET',
    path: '/v1/labour-brands',
    calledBy: { staff: ['province', 'county', 'station', 'auditor'] },
    summary: 'Labour brands, skills under the name of a place, with their rank, their dates and where that was read',
    answers: z.object({ items: z.array(LabourBrand) }),
    success: 200,
    needs: {},
  },
  'list-certificates': {
    operation: 'surveys/list-certificates',
    method: 'GET',
    path: '/v1/workers/{workerId}/certificates',
    calledBy: { staff: ['province', 'county', 'auditor'] },
    summary: 'The certificates of labour brands that somebody is matched by, without their numbers',
    params: z.object({ workerId: WorkerId }),
    answers: z.object({ items: z.array(SkillCertificate) }),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'read' },
  },
  'certify-skill': {
    operation: 'surveys/certify-skill',
    method: 'POST',
    path: '/v1/workers/{workerId}/certificates',
    calledBy: { staff: ['county'] },
    summary:
      'Enter a certificate of a labour brand that a colleague has seen, with the person’s consent to be matched by it; it takes the place of an earlier one of that brand',
    params: z.object({ workerId: WorkerId }),
    body: CertifySkill,
    answers: SkillCertificate,
    success: 200,
    refuses: ['not-found', 'invalid-state'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
  'withdraw-certificate': {
    operation: 'surveys/withdraw-certificate',
    method: 'POST',
    path: '/v1/workers/{workerId}/certificates/{brandId}/withdrawal',
    calledBy: { staff: ['province', 'county'] },
    summary: 'The person takes back the consent to be matched by a certificate: it is erased at once',
    params: z.object({ workerId: WorkerId, brandId: LabourBrandId }),
    answers: z.object({ items: z.array(SkillCertificate) }),
    success: 200,
    refuses: ['not-found'],
    needs: { table: 'write', secrets: ['sealing'] },
  },
} as const satisfies Record<string, RouteEntry>
export type Routes = typeof routes

export const tasks = {
  'check-sheet': {
    needs: { table: 'write', bucket: { read: ['uploads/'], write: ['surveys/'] }, secrets: ['sealing', 'details'] },
    memory: 2048,
    seconds: 600,
  },
  'register-workers': { needs: { table: 'write', bucket: { write: ['surveys/'] } }, memory: 1024 },
  'publish-survey': { needs: { table: 'write', bucket: { read: ['surveys/'], write: ['uploads/'] } } },
} as const satisfies Record<string, TaskEntry>
