/** A self-help group of patients and those close to them. */
import type { Example } from './example.ts'

export const patients: Example = {
  preset: 'self_help',
  de: {
    name: 'Leben mit Rheuma',
    mission: 'Niemand bleibt mit der Diagnose *allein*.',
    values: [
      {
        title: 'Vertraulich',
        weDo: 'Was hier gesagt wird, bleibt hier.',
        weDont: 'Weitererzählen, auch nicht ohne Namen.',
      },
      {
        title: 'Auf Augenhöhe',
        weDo: 'Jede Erfahrung zählt gleich viel.',
        weDont: 'Ratschläge geben, um die niemand gebeten hat.',
      },
      {
        title: 'Behutsam',
        weDo: 'Wir sagen dazu, woher wir etwas wissen.',
        weDont: 'Behandlungen versprechen oder verkaufen.',
      },
    ],
    goals: [
      {
        title: 'Neue finden schnell ein Gespräch',
        sentence: 'Weil gleich jemand antwortet, bleibt nach der Diagnose niemand allein.',
        kind: 'outcome',
        icon: 'heart-handshake',
        metric: {
          name: 'Erste Gespräche',
          unit: 'Gespräche',
          target: 60,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Treffen, die verlässlich stattfinden',
        sentence: 'Weil der Termin feststeht, kann man auch an schlechten Tagen damit rechnen.',
        kind: 'output',
        icon: 'users',
        metric: {
          name: 'Treffen im Jahr',
          unit: 'Treffen',
          target: 24,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Schneller zur richtigen Praxis',
        sentence: 'Weil wir Wege teilen, dauert es kürzer bis zur Fachärztin.',
        kind: 'impact',
        icon: 'first-aid',
        metric: {
          name: 'Wochen bis zum Termin',
          unit: 'Wochen',
          target: 8,
          accumulation: 'level',
          baseline: 19,
          direction: 'down',
        },
      },
      {
        title: 'Wie es uns geht',
        sentence: 'Weil wir einander zuhören, trägt sich manches leichter.',
        kind: 'impact',
        icon: 'plant',
        metric: {
          name: 'Wie gut trägt euch die Gruppe?',
          kind: 'qualitative',
          baseline: 3,
          target: 4,
        },
      },
    ],
    channels: [
      {
        title: 'Ankommen',
        topic: 'Sag Hallo, gern unter einem anderen Namen.',
        purpose: 'care',
      },
      {
        title: 'Gute Tage, schlechte Tage',
        topic: 'Hier darf alles hin. Niemand muss antworten, jemand wird zuhören.',
        purpose: 'care',
      },
      {
        title: 'Praxen und Wege',
        topic: 'Wer hat gute Erfahrungen gemacht?',
        purpose: 'goal',
      },
      {
        title: 'Treffen',
        topic: 'Wann und wo wir uns sehen.',
        purpose: null,
      },
      {
        title: 'Angehörige',
        topic: 'Für alle, die jemanden begleiten.',
        purpose: null,
      },
    ],
    questions: [
      'Bist du selbst betroffen oder begleitest du jemanden?',
      'Wie möchtest du hier heißen?',
      'Gibt es etwas, worauf wir achten sollen?',
    ],
  },
  en: {
    name: 'Living with arthritis',
    mission: 'Nobody is left *alone* with the diagnosis.',
    values: [
      {
        title: 'In confidence',
        weDo: 'What is said here stays here.',
        weDont: 'Pass it on, not even without names.',
      },
      {
        title: 'As equals',
        weDo: 'Every experience counts the same.',
        weDont: 'Give advice nobody asked for.',
      },
      {
        title: 'With care',
        weDo: 'We say how we know what we say.',
        weDont: 'Promise or sell treatments.',
      },
    ],
    goals: [
      {
        title: 'Newcomers soon find somebody to talk to',
        sentence: 'Because somebody answers at once, nobody is alone after the diagnosis.',
        kind: 'outcome',
        icon: 'heart-handshake',
        metric: {
          name: 'First talks',
          unit: 'talks',
          target: 60,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Meetings one can rely on',
        sentence: 'Because the date is fixed, one can count on it on bad days, too.',
        kind: 'output',
        icon: 'users',
        metric: {
          name: 'Meetings a year',
          unit: 'meetings',
          target: 24,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Sooner to the right doctor',
        sentence: 'Because we share our ways, it takes less time to see a specialist.',
        kind: 'impact',
        icon: 'first-aid',
        metric: {
          name: 'Weeks until the appointment',
          unit: 'weeks',
          target: 8,
          accumulation: 'level',
          baseline: 19,
          direction: 'down',
        },
      },
      {
        title: 'How we are',
        sentence: 'Because we listen to each other, some things are easier to bear.',
        kind: 'impact',
        icon: 'plant',
        metric: {
          name: 'How well does the group carry you?',
          kind: 'qualitative',
          baseline: 3,
          target: 4,
        },
      },
    ],
    channels: [
      {
        title: 'Arriving',
        topic: 'Say hello, under another name if you like.',
        purpose: 'care',
      },
      {
        title: 'Good days, bad days',
        topic: 'Anything may go here. Nobody has to answer, somebody will listen.',
        purpose: 'care',
      },
      {
        title: 'Doctors and ways',
        topic: 'Who has had good experience?',
        purpose: 'goal',
      },
      {
        title: 'Meetings',
        topic: 'When and where we see each other.',
        purpose: null,
      },
      {
        title: 'Families and friends',
        topic: 'For all who are there for somebody.',
        purpose: null,
      },
    ],
    questions: [
      'Is it about you, or are you there for somebody?',
      'What would you like to be called here?',
      'Is there anything we should mind?',
    ],
  },
}
