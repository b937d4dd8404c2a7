import * as z from 'zod'
import { campaignKinds } from './campaign-kinds.ts'

export const CampaignKind = z.enum(Object.keys(campaignKinds) as [keyof typeof campaignKinds])
export type CampaignKind = z.infer<typeof CampaignKind>
