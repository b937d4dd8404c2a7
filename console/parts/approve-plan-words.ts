import { inBoth } from '../words/in-both.ts'

export const approvePlanWords = inBoth(
  {
    approve: '批准方案',
    approveTrips: (trips: number, people: number) => `订 ${trips} 个班次、${people} 人的座位，预计`,
    approveThen: '订妥后通知每个人出行时间和上车地点。',
  },
  {
    approve: 'Approve the plan',
    approveTrips: (trips: number, people: number) =>
      `Seats for ${people} people on ${trips} trips are booked, for about`,
    approveThen: 'Then everybody is told when and where they board.',
  },
)
