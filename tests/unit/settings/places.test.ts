import { expect, test } from 'vitest'
import { PLACES_IN_ORDER } from '@/components/settings/places'
import en from '@/messages/en.json'
import vi from '@/messages/vi.json'

test.each([
  ['vi', vi],
  ['en', en],
])('every setting has a title, a line about it and other words to be found by (%s)', (_, words) => {
  const { settings, dictionaries } = words
  const told = { ...dictionaries, ...settings.places } as Record<string, unknown>
  for (const place of PLACES_IN_ORDER) {
    expect(told[place], place).toMatchObject({ title: expect.any(String), about: expect.any(String) })
    expect(settings.synonyms, place).toHaveProperty([place])
  }
})
