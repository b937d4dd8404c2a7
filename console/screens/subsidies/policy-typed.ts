import type { Words } from '../../../domain/kernel/words.ts'
import type {
  DestinationLevel,
  EvidenceKind,
  OrganisedRide,
  PolicyAmount,
  SubsidyPolicy,
} from '../../../domain/subsidies/subsidy-policy.ts'

type SumOfLevel = Partial<Record<DestinationLevel, number>>

/** A policy as it stands in the form: what was left blank is not there. */
export interface PolicyTyped {
  readonly policyId?: string
  readonly name?: Partial<Words>
  readonly place?: { readonly code?: string }
  readonly kind?: SubsidyPolicy['kind']
  readonly payer?: Partial<Words>
  readonly payee?: SubsidyPolicy['payee']
  readonly amount?: {
    readonly shape?: PolicyAmount['shape']
    readonly yuan?: number
    readonly capYuan?: number
    readonly levels?: SumOfLevel
    readonly otherwise?: SumOfLevel
    readonly bands?: readonly { readonly upToKm?: number; readonly capYuan?: number }[]
    readonly percent?: number
    readonly isAtMost?: boolean
    readonly belowIncomeYuan?: number
    readonly belowYuan?: number
  }
  readonly condition?: {
    readonly destinations?: DestinationLevel[]
    readonly groups?: Partial<Words>
    readonly leastAge?: number
    readonly months?: { readonly least?: number; readonly countedBy?: string; readonly fromYearStart?: boolean }
    readonly leastMonthlyWageYuan?: number
  }
  readonly evidence?: readonly (EvidenceKind[] | undefined)[]
  readonly organisedRide?: { readonly rule?: OrganisedRide['rule']; readonly percent?: number }
  readonly window?: { readonly by?: string; readonly closesMonthsAfter?: number; readonly claimedIn?: Partial<Words> }
  readonly notice?: { readonly days?: number; readonly levels?: string[] }
  readonly remarks?: readonly Partial<Words>[]
  readonly validFrom?: string
  readonly validUntil?: string
  readonly source?: { readonly name?: string; readonly date?: string }
}

/** The same as the request says it. Nothing is checked here: the service has one set of rules, and its refusals stand at the fields. */
export function policyOfTyped(typed: PolicyTyped, placeName: (code: string) => string): unknown {
  const { place, amount, condition = {}, evidence = [], organisedRide, notice, remarks = [], ...said } = typed
  const { months, ...conditions } = condition
  return {
    ...said,
    place: { name: placeName(place?.code ?? ''), code: place?.code },
    amount: amountOfTyped(amount ?? {}),
    condition: {
      destinations: [],
      ...conditions,
      // Whether months count from January is said of months that are asked for alone.
      ...(months?.least !== undefined && { months }),
    },
    evidence: evidence.filter((any) => any !== undefined && any.length > 0),
    ...(organisedRide?.rule !== undefined && { organisedRide }),
    ...(notice && { notice: { days: notice.days ?? null, levels: notice.levels ?? [] } }),
    remarks: remarks.filter((one) => one?.zh !== undefined || one?.en !== undefined),
  }
}

function amountOfTyped(amount: NonNullable<PolicyTyped['amount']>): unknown {
  const { shape, capYuan, levels = {}, otherwise = {}, bands = [], percent, isAtMost } = amount
  if (shape === 'by-destination') return { shape, levels, provinces: [], capYuan: capYuan ?? null }
  if (shape === 'by-distance') return { shape, bands: bands.map((one) => ({ upToKm: null, ...one })), otherwise }
  if (shape === 'percent-of-wage') return { shape, percent, capYuan: capYuan ?? null, isAtMost: isAtMost ?? false }
  return amount
}
