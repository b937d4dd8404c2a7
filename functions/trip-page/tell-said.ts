import type { JourneyState } from '../../domain/matching/placement.ts'
import type { OfferAnswerFate } from '../matching/answer-offers.ts'
import type { Said } from './said.ts'
import type { TripPageView } from './trip-page-view.ts'

export const saidOf: Record<OfferAnswerFate, Said> = {
  taken: 'answered',
  changed: 'answered',
  again: 'answered',
  overruled: 'stands',
  closed: 'late',
  'engaged-elsewhere': 'engaged',
}

/** Why there is nothing to withdraw from, by how far the journey has come. */
const noWithdrawal: Record<JourneyState['state'], string> = {
  accepted: '这次安排没有改变，请再按一次，或者按“我要帮助”。',
  seated: '这次安排没有改变，请再按一次，或者按“我要帮助”。',
  withdrawn: '您已经退出了这次安排，名额已释放，不用再操作。',
  released: '这次安排已经取消，不用退出。',
  boarded: '您已经上车，不能再退出。需要回家请按“我要帮助”。',
  'no-show': '按点名您没有乘车，这次安排已经结束，不用退出。',
  arrived: '您已经到达，不能再退出。需要回家请按“我要帮助”。',
  'handed-over': '您已经到岗，不能再退出。想离开或者需要帮助请按“我要帮助”。',
  diverted: '您已经到达，工作人员正在为您另作安排。需要回家请按“我要帮助”。',
  left: '您已经离开这个岗位，不用退出。',
}

/** What is said of the last button, as things stand when the page is shown: a page that is opened again later lies about nothing. */
export function tellSaid(said: Said, { offer, placement, consented }: TripPageView): string | null {
  const stands = offer?.answer === 'accepted' ? '去' : offer?.answer === 'declined' ? '不去' : null
  switch (said) {
    case 'answered':
      return stands ? `您的答复收到了，谢谢。您的答复是：${stands}。` : null
    case 'stands':
      return stands ? `以最后的答复为准，现在是：${stands}。${offer?.canAnswer ? '要改请按下面的按钮。' : ''}` : null
    case 'late':
      return '这个问题已经结束，不用再答复；刚才的答复没有改变安排。'
    case 'engaged':
      return '您已经答应了另一次安排，所以这个岗位没有答应成。要换请先退出那一次，或者按“我要帮助”。'
    case 'checked-in':
      return '您的答复收到了，谢谢。'
    case 'check-in-stands':
      return '这次回访已经有了您的答复，以先收到的为准。说错了或者情况变了，请按“我要帮助”。'
    case 'withdrawn':
      return placement && placement.journey !== 'withdrawn' ? null : '已按您的意思退出这次安排，名额已释放。'
    case 'not-withdrawn':
      if (placement) return noWithdrawal[placement.journey]
      return offer?.isWithdrawn ? noWithdrawal.withdrawn : '现在没有要退出的安排，不用再操作。'
    case 'consent':
      return consented ? null : '已撤回同意。'
    case 'help':
      return '您的求助收到了，工作人员会联系您。'
  }
}
