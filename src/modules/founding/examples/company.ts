/** Volunteering among colleagues in a company. */
import type { Example } from './example.ts'

export const company: Example = {
  preset: 'company',
  de: {
    name: 'Wir packen mit an',
    mission: 'Wir alle haben im Jahr *einen Tag für andere*.',
    values: [
      {
        title: 'Freiwillig',
        weDo: 'Wer mag, macht mit. Wer nicht mag, braucht keinen Grund.',
        weDont: 'Listen führen, wer fehlt.',
      },
      {
        title: 'Auf Wunsch der anderen',
        weDo: 'Wir fragen die Einrichtungen, was sie brauchen.',
        weDont: 'Wände streichen, die niemand gestrichen haben will.',
      },
      {
        title: 'Bescheiden',
        weDo: 'Wir erzählen, was wir gelernt haben.',
        weDont: 'Uns für Fotos aufstellen.',
      },
    ],
    goals: [
      {
        title: 'Stunden für andere',
        sentence: 'Weil der Tag bezahlt ist, kommen auch die mit wenig Zeit.',
        kind: 'output',
        icon: 'heart-handshake',
        metric: {
          name: 'Stunden',
          unit: 'Stunden',
          target: 800,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Viele statt immer dieselben',
        sentence: 'Weil wir im Team losgehen, fällt der erste Schritt leicht.',
        kind: 'outcome',
        icon: 'users',
        metric: {
          name: 'Kolleginnen und Kollegen, die dabei waren',
          kind: 'percent',
          target: 40,
          baseline: 12,
        },
      },
      {
        title: 'Einrichtungen, die wieder anrufen',
        sentence: 'Weil wir nachfragen, helfen wir dort, wo es zählt.',
        kind: 'impact',
        icon: 'home',
        metric: {
          name: 'Feste Partner',
          unit: 'Partner',
          target: 8,
          accumulation: 'level',
          baseline: 2,
        },
      },
      {
        title: 'Was die Einrichtungen sagen',
        sentence: 'Weil wir zuhören, werden die Einsätze besser.',
        kind: 'impact',
        icon: 'speakerphone',
        metric: {
          name: 'Wie hilfreich waren wir?',
          kind: 'qualitative',
          baseline: 3,
          target: 5,
        },
      },
    ],
    channels: [
      {
        title: 'Willkommen',
        topic: 'Was würdest du gern machen?',
        purpose: 'care',
      },
      {
        title: 'Nächste Einsätze',
        topic: 'Termine und freie Plätze.',
        purpose: 'goal',
      },
      {
        title: 'Ideen',
        topic: 'Wen kennst du, der Hilfe braucht?',
        purpose: null,
      },
      {
        title: 'Danke',
        topic: 'Was gut war, mit Namen.',
        purpose: 'care',
      },
      {
        title: 'Fragen zur Freistellung',
        topic: 'Wie das mit dem Tag geht.',
        purpose: null,
      },
    ],
    questions: ['In welchem Team arbeitest du?', 'Was würdest du gern tun: anpacken, erklären, organisieren?'],
  },
  en: {
    name: 'Lending a hand',
    mission: 'Each of us has *one day a year for others*.',
    values: [
      {
        title: 'Of free will',
        weDo: 'Come if you like. If not, you need no reason.',
        weDont: 'Keep lists of who is missing.',
      },
      {
        title: 'What others ask for',
        weDo: 'We ask the places what they need.',
        weDont: 'Paint walls nobody wants painted.',
      },
      {
        title: 'Modest',
        weDo: 'We tell what we learned.',
        weDont: 'Line up for photos.',
      },
    ],
    goals: [
      {
        title: 'Hours for others',
        sentence: 'Because the day is paid, those with little time come, too.',
        kind: 'output',
        icon: 'heart-handshake',
        metric: {
          name: 'Hours',
          unit: 'hours',
          target: 800,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Many, not always the same',
        sentence: 'Because teams go together, the first step is easy.',
        kind: 'outcome',
        icon: 'users',
        metric: {
          name: 'Colleagues who took part',
          kind: 'percent',
          target: 40,
          baseline: 12,
        },
      },
      {
        title: 'Places that call again',
        sentence: 'Because we ask, we help where it counts.',
        kind: 'impact',
        icon: 'home',
        metric: {
          name: 'Steady partners',
          unit: 'partners',
          target: 8,
          accumulation: 'level',
          baseline: 2,
        },
      },
      {
        title: 'What the places say',
        sentence: 'Because we listen, the days get better.',
        kind: 'impact',
        icon: 'speakerphone',
        metric: {
          name: 'How helpful were we?',
          kind: 'qualitative',
          baseline: 3,
          target: 5,
        },
      },
    ],
    channels: [
      {
        title: 'Welcome',
        topic: 'What would you like to do?',
        purpose: 'care',
      },
      {
        title: 'Next days out',
        topic: 'Dates and free places.',
        purpose: 'goal',
      },
      {
        title: 'Ideas',
        topic: 'Whom do you know who needs help?',
        purpose: null,
      },
      {
        title: 'Thanks',
        topic: 'What was good, with names.',
        purpose: 'care',
      },
      {
        title: 'Questions on time off',
        topic: 'How the day works.',
        purpose: null,
      },
    ],
    questions: ['Which team do you work in?', 'What would you like to do: lift, explain, organise?'],
  },
}
