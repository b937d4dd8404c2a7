import { priorityPolicies } from '../../domain/surveys/priority-policy.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'

async function listPriorityPolicies() {
  return { items: [...priorityPolicies] }
}

export const handler = http(routes['list-priority-policies'], listPriorityPolicies)
