import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { demoData } from '@/lib/demo/data'
import { addDays, dateIn, daysBetween, formatTime, weekdayOf } from '@/lib/vietnam/date'
import { parsePhone } from '@/lib/vietnam/phone'

const TODAY = '2026-11-21'
const data = demoData(TODAY)
const { opportunities, stages, users, teams } = data
const messages = opportunities.flatMap((opportunity) => opportunity.messages)
const kindOf = (opportunity: (typeof opportunities)[number]) =>
  stages[opportunity.history.at(-1)?.stage ?? -1]?.kind

const anyDay = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10))

describe('the company', () => {
  test('has three teams, six stages and eight people, the three known logins first', () => {
    expect(teams.map(({ name }) => name)).toEqual(['Miền Bắc', 'Miền Nam', 'Khách hàng doanh nghiệp'])
    expect(stages.map(({ kind }) => kind)).toEqual(['open', 'open', 'open', 'open', 'won', 'lost'])
    expect(stages.map(({ probability }) => probability)).toEqual([10, 30, 50, 70, 100, 0])
    expect(users).toHaveLength(8)
    expect(users.slice(0, 3).map(({ email, role }) => [email, role])).toEqual([
      ['admin@demo.test', 'administrator'],
      ['manager@demo.test', 'manager'],
      ['rep@demo.test', 'representative'],
    ])
  })

  test('has a mail alias for every team, led by one of its members', () => {
    expect(teams[0]?.alias).toBe('sales@demo.test')
    for (const [place, { leader }] of teams.entries()) expect(users[leader]?.teams).toContain(place)
  })

  test('has its dictionaries', () => {
    expect(data.tags).toHaveLength(12)
    expect(data.lostReasons).toHaveLength(6)
    expect(data.sources).toHaveLength(6)
    expect(stages.filter(({ requirements }) => requirements.length > 0).length).toBeGreaterThanOrEqual(3)
  })
})

describe('the opportunities', () => {
  test('are 300, some at every stage, won and lost in a plausible share', () => {
    expect(opportunities).toHaveLength(300)
    for (const stage of stages.keys()) {
      expect(opportunities.filter(({ history }) => history.at(-1)?.stage === stage).length).toBeGreaterThan(9)
    }
    expect(opportunities.filter((opportunity) => kindOf(opportunity) === 'open').length).toBeGreaterThan(70)
    expect(opportunities.filter((opportunity) => kindOf(opportunity) === 'won').length).toBeGreaterThan(60)
  })

  test('belong to every team, a few to nobody yet', () => {
    for (const { owner, team } of opportunities) {
      if (owner !== null) expect(users[owner]?.teams).toContain(team)
    }
    expect(new Set(opportunities.map(({ team }) => team)).size).toBe(3)
    const unowned = opportunities.filter(({ owner }) => owner === null).length
    expect(unowned).toBeGreaterThan(0)
    expect(unowned).toBeLessThan(20)
  })

  test('are worth something, mostly in đồng', () => {
    expect(opportunities.every(({ amount }) => amount > 0n)).toBe(true)
    const inDollars = opportunities.filter(({ currency }) => currency === 'USD').length
    expect(inDollars).toBeGreaterThan(3)
    expect(inDollars).toBeLessThan(30)
  })

  test('say why they were lost, and only then', () => {
    for (const opportunity of opportunities) {
      expect(opportunity.lostReason !== undefined).toBe(kindOf(opportunity) === 'lost')
      if (opportunity.lostReason !== undefined)
        expect(Object.keys(data.lostReasons)).toContain(`${opportunity.lostReason}`)
    }
  })

  test('have met the requirements of every gate they passed', () => {
    for (const { history, checklist } of opportunities) {
      const gates = [...new Set(history.map(({ stage }) => stage))].filter((stage) => stages[stage]?.isGate)
      for (const gate of gates) {
        const met = checklist.filter(({ stage }) => stage === gate).length
        expect(met).toBe(stages[gate]?.requirements.length)
      }
    }
  })

  test('name sources and tags that exist, each tag once', () => {
    for (const { source, tags } of opportunities) {
      expect(Object.keys(data.sources)).toContain(`${source}`)
      expect(tags.every((tag) => data.tags[tag] !== undefined)).toBe(true)
      expect(new Set(tags).size).toBe(tags.length)
    }
  })

  test('have phone numbers that can be read', () => {
    for (const { contactPhone } of opportunities) expect(parsePhone(contactPhone)).toBe(contactPhone)
  })
})

describe('the mail', () => {
  test('is about forty exchanges, both ways, in order, beginning with the customer', () => {
    const threads = opportunities
      .map((opportunity) => opportunity.messages)
      .filter(({ length }) => length > 0)
    expect(threads).toHaveLength(40)
    for (const thread of threads) {
      expect(thread[0]?.direction).toBe('in')
      const times = thread.map(({ at }) => at)
      expect([...new Set(times)].sort()).toEqual(times)
    }
    expect(messages.filter(({ direction }) => direction === 'out').length).toBeGreaterThan(25)
  })

  test('goes between the contact and the alias of the team', () => {
    for (const { contactEmail, team, messages: thread } of opportunities) {
      for (const { direction, fromAddress, toAddress } of thread) {
        const ends = [contactEmail, teams[team]?.alias]
        expect([fromAddress, toAddress]).toEqual(direction === 'in' ? ends : ends.reverse())
      }
    }
  })
})

test('every e-mail address is at a domain reserved for examples', () => {
  const addresses = [
    ...users.map(({ email }) => email),
    ...teams.map(({ alias }) => alias),
    ...opportunities.map(({ contactEmail }) => contactEmail),
    ...messages.flatMap(({ fromAddress, toAddress }) => [fromAddress, toAddress]),
  ]
  for (const address of addresses) expect(address).toMatch(/^[a-z0-9.]+@(?:[a-z0-9]+\.test|example\.com)$/)
})

test('every text is finished, composed and not filler', () => {
  const texts = [
    ...opportunities.flatMap(({ title, customerName, description }) => [
      title,
      customerName,
      description ?? '',
    ]),
    ...messages.flatMap(({ subject, text }) => [subject, text]),
  ]
  for (const text of texts) {
    expect(text).toBe(text.normalize('NFC'))
    expect(text).not.toMatch(/[{}]|undefined|lorem|ipsum|\s{3}/i)
  }
})

describe('time', () => {
  test('things happen on working days in office hours', () => {
    const instants = [...opportunities.flatMap(({ history }) => history), ...messages].map(
      ({ at }) => new Date(at),
    )
    for (const instant of instants) {
      expect(weekdayOf(dateIn(instant))).toBeLessThan(6)
      expect(formatTime(instant) >= '08:00' && formatTime(instant) <= '17:30').toBe(true)
    }
  })

  test('every history goes forward, from the creation to before today, whatever day it is', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        for (const { createdAt, history, messages: thread } of demoData(today).opportunities) {
          const times = history.map(({ at }) => at)
          expect(times[0]).toBe(createdAt)
          expect([...new Set(times)].sort()).toEqual(times)

          const latest = [...times, ...thread.map(({ at }) => at)].sort().at(-1) ?? ''
          expect(dateIn(new Date(latest)) < today).toBe(true)
          expect(daysBetween(dateIn(new Date(createdAt)), today)).toBeLessThanOrEqual(366)
        }
      }),
      { numRuns: 25 },
    )
  })

  test('open cards close soon or are a little late, and some say nothing yet', () => {
    const dates = opportunities
      .filter((opportunity) => kindOf(opportunity) === 'open')
      .map(({ expectedClose }) => expectedClose)
    const known = dates.filter((date) => date !== null)
    expect(known.every((date) => date >= addDays(TODAY, -25) && date <= addDays(TODAY, 90))).toBe(true)
    expect(known.some((date) => date < TODAY)).toBe(true)
    expect(dates).toContain(null)
  })

  test('the same day gives the same data', () => {
    expect(demoData(TODAY)).toEqual(data)
  })
})
