import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Narrator } from './narrator.ts'

/** One line when a batch has reached another step, or to another round of answers, with the counts that this step made. */
export function tellStep(before: TransferBatch | undefined, batch: TransferBatch, teller: Narrator): void {
  const { progress, counts } = batch
  const { headcount, offers, trips, journey } = counts
  if (!before) teller.say(`batch ${batch.batchId} started with ${counts.candidates} candidates`)
  if (headcount && !before?.counts.headcount)
    teller.say(
      `headcount: ${headcount.asked} orders asked, ${headcount.confirmed} confirmed, ${headcount.partial} in part, ${headcount.declined} declined, ${headcount.released} released: ${headcount.places} places`,
    )
  if (offers && offers.rounds !== before?.counts.offers?.rounds)
    teller.say(
      `after round ${offers.rounds}: ${offers.sent} offers, ${offers.accepted} accepted, ${offers.declined} declined, ${offers.unanswered} unanswered`,
    )
  if (trips && trips.planned > 0 && !before?.counts.trips)
    teller.say(
      `planned: ${trips.planned} trips for ${trips.passengers} people, ${trips.costYuan} yuan, seats filled ${Math.round(trips.seatFill * 100)}%`,
    )
  if (journey && !before?.counts.journey)
    teller.say(
      `journey: ${journey.boarded} boarded, ${journey.noShow} did not come, ${journey.withdrawn} withdrew, ${journey.arrived} arrived, ${journey.handedOver} handed over`,
    )
  if (progress.step === before?.progress.step && progress.waitsFor === before.progress.waitsFor) return
  if (batch.state === 'failed' || batch.state === 'cancelled') teller.say(`${batch.state}: ${batch.why}`)
  else teller.say(progress.waitsFor ? `${progress.step}: ${progress.waitsFor}` : progress.step)
}
