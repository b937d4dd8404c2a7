import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { subsidiesSentences } from './subsidies-sentences.ts'

/** Where somebody works, seen from the county that they come from. */
export const DestinationLevel = z.enum(['other-province', 'other-city', 'other-county'])
export type DestinationLevel = z.infer<typeof DestinationLevel>

/** A paper, or a check, that a county asks for before it pays. */
export const EvidenceKind = z.enum([
  'application',
  'signed-promise',
  'register-check',
  'ticket',
  'id-copy',
  'contract',
  'employer-proof',
  'casual-work-proof',
  'bank-flow',
  'wage-list',
  'transfer-screenshots',
  'proxy-letter',
  'meeting-minutes',
  'notice-photo',
])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/** As a notice says it, in both languages. */
const Words = z.object({ zh: line({ max: 400 }), en: line({ max: 400 }) })
/** At most a million: a sum a person. */
const Yuan = z.number().min(0.01).max(1_000_000).multipleOf(0.01)
const Percent = z.number().min(0.01).max(100).multipleOf(0.01)
/** A sum, or from the least to the most where the county decides between them. */
export const YuanOrRange = z.union([
  Yuan,
  z.object({ leastYuan: Yuan, mostYuan: Yuan }).refine(({ leastYuan, mostYuan }) => leastYuan <= mostYuan, {
    path: ['mostYuan'],
    message: subsidiesSentences('most-below-least').en,
  }),
])
export type YuanOrRange = z.infer<typeof YuanOrRange>

/** How much is paid. What a published rule leaves open stays open here: a sum is never made up. */
export const PolicyAmount = z.discriminatedUnion('shape', [
  z.object({ shape: z.literal('flat'), yuan: Yuan }),
  z.object({ shape: z.literal('up-to'), capYuan: Yuan }),
  z.object({
    shape: z.literal('by-destination'),
    levels: z.partialRecord(DestinationLevel, YuanOrRange),
    /** Provinces with a sum of their own, by the first two digits of their codes. */
    provinces: z.array(z.object({ codes: z.array(z.string().regex(/^\d{2}$/)).max(40), yuan: Yuan })).max(40),
    capYuan: Yuan.nullable(),
  }),
  z.object({
    shape: z.literal('by-distance'),
    /** The nearest first; how far a band reaches is null where the source does not show it, and of the last one. */
    bands: z
      .array(z.object({ upToKm: z.int().positive().max(10_000).nullable(), capYuan: Yuan }))
      .min(1)
      .max(20),
    /** Of destinations that are not paid by distance. */
    otherwise: z.partialRecord(DestinationLevel, YuanOrRange),
  }),
  /** The one-way fare as the ticket says. */
  z.object({ shape: z.literal('by-ticket'), capYuan: Yuan }),
  z.object({
    shape: z.literal('percent-of-wage'),
    percent: Percent,
    capYuan: Yuan.nullable(),
    /** The county may pay less. */
    isAtMost: z.boolean(),
  }),
  /** More where the household's income a head of last year was below a line. */
  z.object({ shape: z.literal('by-income'), yuan: Yuan, belowIncomeYuan: Yuan, belowYuan: Yuan }),
  z.object({ shape: z.literal('not-shown') }),
])
export type PolicyAmount = z.infer<typeof PolicyAmount>

export const PolicyId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(60)
  .brand<'PolicyId'>()
export type PolicyId = z.infer<typeof PolicyId>

export const OrganisedRide = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('exclude') }),
  z.object({ rule: z.literal('allow') }),
  /** Who rode an organised vehicle is paid so much of it. */
  z.object({ rule: z.literal('reduce'), percent: Percent }),
])
export type OrganisedRide = z.infer<typeof OrganisedRide>

/** The time for which one claim is paid, and until when it may be made. */
export const ClaimWindow = z.object({
  by: z.enum(['month', 'quarter', 'calendar-year', 'once']),
  /** It closes with the last day of the month that comes so many after its own last one; null: no such day is shown. */
  closesMonthsAfter: z.int().min(0).max(12).nullable().default(null),
  /** When claims are taken, where the source says it without dates. */
  claimedIn: Words.nullable().default(null),
})
export type ClaimWindow = z.infer<typeof ClaimWindow>

/** A subsidy of one place and time, as its notice says: a row of a dated table. */
export const SubsidyPolicy = z
  .object({
    policyId: PolicyId,
    name: Words,
    place: z.object({
      name: line({ max: 40 }),
      /** GB/T 2260 of a county, a prefecture (…00) or a province (…0000); null: it has none, or the source does not name it. */
      code: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
    }),
    kind: z.enum(['travel', 'wage', 'staying', 'organising']),
    /** Which office pays; null where the source does not say. */
    payer: Words.nullable().default(null),
    payee: z.enum(['worker', 'enterprise', 'organiser']),
    amount: PolicyAmount,
    condition: z.object({
      /** Only people of groups that a register or a certificate shows: which ones, in words, for whoever checks it. */
      groups: Words.nullable().default(null),
      leastAge: z.int().min(16).max(100).nullable().default(null),
      destinations: z.array(DestinationLevel).min(1).max(3),
      /** Only cities that the place has paired with; the codes, or none where the source does not list them. null: any city. */
      partnerCities: z
        .array(z.string().regex(/^\d{6}$/))
        .max(400)
        .nullable()
        .default(null),
      months: z
        .object({
          least: z.int().positive().max(120),
          countedBy: z.enum(['employer', 'province', 'total']),
          /** Where only months of the window's own year count. */
          fromYearStart: z.boolean().default(false),
        })
        .nullable()
        .default(null),
      leastMonthlyWageYuan: Yuan.nullable().default(null),
    }),
    /** Each is asked for; of several in one, any will do. */
    evidence: z.array(z.array(EvidenceKind).min(1).max(20)).max(20).default([]),
    /** null: the source does not say. */
    organisedRide: OrganisedRide.nullable().default(null),
    window: ClaimWindow,
    notice: z
      .object({
        /** null: not shown. */
        days: z.int().positive().max(365).nullable(),
        levels: z.array(z.enum(['village', 'township', 'county'])).max(3),
      })
      .nullable()
      .default(null),
    /** What else the source says, in words. */
    remarks: z.array(Words).max(20).default([]),
    validFrom: CalendarDate,
    validUntil: CalendarDate,
    source: z.object({
      name: line({ max: 200 }),
      /** Day, month or year. */
      date: z.string().regex(/^\d{4}(?:-\d{2}){0,2}$/),
    }),
  })
  .refine(({ validFrom, validUntil }) => validFrom <= validUntil, {
    path: ['validUntil'],
    message: subsidiesSentences('end-before-start').en,
  })
export type SubsidyPolicy = z.infer<typeof SubsidyPolicy>

/** Whether the policy is that of a county, or of the prefecture or the province around it. */
export function isOfCounty({ place }: SubsidyPolicy, countyCode: string): boolean {
  return place.code !== null && countyCode.startsWith(place.code.replace(/(?:00){1,2}$/, ''))
}

export function isValidOn({ validFrom, validUntil }: SubsidyPolicy, day: CalendarDate): boolean {
  return validFrom <= day && day <= validUntil
}
