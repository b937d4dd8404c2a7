import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { RegisterEnterprise, registerEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { issueWords } from '../../domain/kernel/issue-words.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { EnterpriseLine } from '../../domain/reports/enterprise-line.ts'
import type { ReadLine } from '../../domain/reports/read-list.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import type { JudgedLine } from './judged-line.ts'

const columnOfField: Readonly<Record<string, string>> = {
  socialCreditCode: 'enterpriseCode',
  licenceOverride: 'licenceSeen',
}

/** What would become of each line: an enterprise is the one of its licence, whoever registered it first. */
export async function judgeEnterprises(
  lines: readonly ReadLine<EnterpriseLine>[],
  by: string,
  { enterprises, clock }: Pick<Deps, 'enterprises' | 'clock'>,
): Promise<JudgedLine[]> {
  const judged: JudgedLine[] = []
  const seen = new Map<string, number>()
  for (const { line, values } of lines) {
    const before = seen.get(values.enterpriseCode)
    seen.set(values.enterpriseCode, line)
    const problem = (column: string, words: ReturnType<typeof issueWords>) => ({ line, problems: [{ column, words }] })
    if (before !== undefined) {
      judged.push(problem('enterpriseCode', reportsSentences('same-line-twice', { line: before })))
      continue
    }
    const { enterpriseCode, name, licenceSeen } = values
    const given = {
      socialCreditCode: enterpriseCode,
      name,
      ...(licenceSeen !== null && { licenceOverride: { why: licenceSeen } }),
    }
    const asked = RegisterEnterprise.safeParse(given, { reportInput: true })
    if (!asked.success) {
      const problems = asked.error.issues.map((issue) => {
        const field = String(issue.path[0] ?? '')
        return { column: columnOfField[field] ?? field, words: issueWords(issue) }
      })
      judged.push({ line, problems })
      continue
    }
    const known = await enterprises.byCode(enterpriseCode)
    if (known && known.name !== asked.data.name) {
      judged.push(problem('name', reportsSentences('stands-otherwise', { columns: [{ zh: '企业名称', en: 'name' }] })))
      continue
    }
    if (known) {
      judged.push({ line, write: null })
      continue
    }
    const id = derivedId('EnterpriseId', 'taken in', enterpriseCode)
    const newcomer = registerEnterprise(asked.data, { id, by, at: clock.now() })
    if (isRefusal(newcomer)) judged.push(problem('enterpriseCode', newcomer.words))
    else judged.push({ line, write: async () => void (await enterprises.register(newcomer satisfies Enterprise)) })
  }
  return judged
}
