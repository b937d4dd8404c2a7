import { expect, test } from 'vitest'
import { atShanghai, type CalendarDate } from '../../../domain/kernel/instant.ts'
import { tripSchedule } from '../../../domain/transport/trips/trip-schedule.ts'

const day = '2026-03-20' as CalendarDate
const stop = (place: string, time: string) => ({ place, name: place, at: atShanghai(day, time) })

test('a coach list is frozen three days before, people are reminded on the eve, reports are awaited by the clock of the road', () => {
  const stops = [stop('530627', '09:00'), stop('530628', '11:00'), stop('441900', '21:00')]
  expect(tripSchedule({ mode: 'charter-coach', stops, endsAtPlant: true })).toEqual({
    freezeAt: '2026-03-17T01:00:00.000Z',
    remindAt: '2026-03-19T10:00:00.000Z',
    reportsFrom: '2026-03-19T23:00:00.000Z',
    reports: ['roll-call', 'departure', 'arrival', 'hand-over'],
    patience: { 'roll-call': 6 * 3600, departure: 3 * 3600, arrival: 16 * 3600, 'hand-over': 24 * 3600 },
  })
})

test('a train list is frozen seventeen days before', () => {
  const stops = [stop('KOM', '09:00'), stop('RTQ', '18:00')]
  expect(tripSchedule({ mode: 'seat-block-rail', stops, endsAtPlant: true }).freezeAt).toBe('2026-03-03T01:00:00.000Z')
})

test('a feeder ends at the station, and nobody calls a roll for people who travel on their own', () => {
  const stops = [stop('530627', '09:00'), stop('ZXE', '11:00')]
  expect(tripSchedule({ mode: 'feeder-coach', stops, endsAtPlant: false }).reports).not.toContain('hand-over')
  const alone = tripSchedule({ mode: 'self-arranged', stops, endsAtPlant: true })
  expect(alone).toMatchObject({ reports: ['hand-over'], reportsFrom: '2026-03-20T03:00:00.000Z' })
})
