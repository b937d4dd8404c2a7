import { surveyTemplate } from '../../domain/surveys/survey-template.ts'
import { http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { routes } from './catalog.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function getSurveyTemplate() {
  return new FileReply(xlsx, await surveyTemplate(), 'survey-template.xlsx')
}

export const handler = http(routes['get-survey-template'], getSurveyTemplate)
