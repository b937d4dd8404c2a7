import type { Words } from '../kernel/words.ts'
import type { AttachedKind } from '../stabilisation/evidence.ts'
import { missingInWords } from './missing-in-words.ts'
import { shownByPaper } from './shown-by-paper.ts'
import type { SubsidyClaim } from './subsidy-claim.ts'
import type { EvidenceKind } from './subsidy-policy.ts'

type ByOffice = 'register-check' | 'meeting-minutes' | 'notice-photo'
const byOffice: readonly EvidenceKind[] = ['register-check', 'meeting-minutes', 'notice-photo'] satisfies ByOffice[]

/** Papers that show what an evaluation waits for. */
const papersFor: Readonly<Record<keyof typeof shownByPaper, readonly AttachedKind[]>> = {
  fare: ['ticket'],
  wages: ['payslip', 'wage-list', 'bank-flow'],
  averageMonthlyWage: ['payslip', 'wage-list', 'bank-flow'],
  incomeAHead: ['other'],
  roadKm: ['ticket'],
}

interface OwnPapers {
  readonly missing: readonly Words[]
  /** What a file may show, what is missing first; none where nothing is for them to bring. */
  readonly kinds: readonly AttachedKind[]
}

/** What somebody can bring to their own claim: the office looks into registers, holds the meeting and posts the notice itself. */
export function ownPapers({ progress }: Pick<SubsidyClaim, 'progress'>): OwnPapers {
  if (progress.state !== 'papers-missing') return { missing: [], kinds: [] }
  const asked = progress.missing.map((any) => any.filter(isOwn)).filter(({ length }) => length > 0)
  const open = progress.open.flatMap((one) => {
    const key = one.code.replace('subsidies/', '')
    const shown = names.filter((name) => shownByPaper[name].some((code) => code === key))
    return shown.length > 0 ? [{ one, kinds: shown.flatMap((name) => papersFor[name]) }] : []
  })
  const missing = missingInWords({ progress: { ...progress, missing: asked, open: open.map(({ one }) => one) } })
  const kinds = [...asked.flat(), ...open.flatMap((one) => one.kinds)]
  return { missing, kinds: missing.length === 0 ? [] : [...new Set<AttachedKind>([...kinds, 'other'])] }
}

const names = Object.keys(shownByPaper) as (keyof typeof shownByPaper)[]

function isOwn(kind: EvidenceKind): kind is Exclude<EvidenceKind, ByOffice> {
  return !byOffice.includes(kind)
}
