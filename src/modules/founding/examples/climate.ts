/** A climate group in a town. */
import type { Example } from './example.ts'

export const climate: Example = {
  preset: 'association',
  de: {
    name: 'Klimagruppe Südstadt',
    mission: 'Unsere Stadt heizt und fährt bis 2035 *ohne Öl und Gas*.',
    values: [
      {
        title: 'Anpacken',
        weDo: 'Wir fangen mit dem an, was wir selbst ändern können.',
        weDont: 'Warten, bis andere zuerst anfangen.',
      },
      {
        title: 'Freundlich',
        weDo: 'Wir hören zu, bevor wir überzeugen.',
        weDont: 'Menschen wegen ihres Autos oder Urlaubs beschämen.',
      },
      {
        title: 'Ehrlich',
        weDo: 'Wir zeigen auch, was nicht gewirkt hat.',
        weDont: 'Zahlen schönen.',
      },
    ],
    goals: [
      {
        title: 'Dächer mit Solar',
        sentence: 'Weil wir Nachbarn beim ersten Angebot begleiten, trauen sich mehr Häuser an eine Anlage.',
        kind: 'outcome',
        icon: 'sun',
        metric: {
          name: 'Neue Solardächer',
          unit: 'Dächer',
          target: 100,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Weniger Strom im Rathaus',
        sentence: 'Weil wir jeden Monat nachmessen, fällt auf, was nachts unnötig läuft.',
        kind: 'outcome',
        icon: 'bolt',
        metric: {
          name: 'Verbrauch im Jahr',
          unit: 'MWh',
          target: 300,
          accumulation: 'level',
          baseline: 420,
          direction: 'down',
        },
      },
      {
        title: 'Mehr Wege mit dem Rad',
        sentence: 'Weil wir Schulwege sicherer machen, fahren mehr Kinder selbst.',
        kind: 'impact',
        icon: 'bike',
        metric: {
          name: 'Kinder, die mit dem Rad kommen',
          kind: 'percent',
          target: 40,
          baseline: 22,
        },
      },
      {
        title: 'Klimaplan beschlossen',
        sentence: 'Weil der Rat sich bindet, überlebt das Vorhaben die nächste Wahl.',
        kind: 'outcome',
        icon: 'scale',
        metric: {
          name: 'Beschluss des Stadtrats',
          kind: 'yes_no',
          target: 1,
        },
      },
    ],
    channels: [
      {
        title: 'Willkommen',
        topic: 'Stell dich vor: Wo wohnst du, was kannst du, wie viel Zeit hast du?',
        purpose: 'care',
      },
      {
        title: 'Neuigkeiten',
        topic: 'Was alle wissen sollten.',
        purpose: null,
      },
      {
        title: 'Solar',
        topic: 'Angebote, Erfahrungen, nächste Dächer.',
        purpose: 'goal',
      },
      {
        title: 'Verkehr',
        topic: 'Schulwege, Bus und Rad.',
        purpose: null,
      },
      {
        title: 'Rathaus',
        topic: 'Wer spricht wann mit wem.',
        purpose: null,
      },
    ],
    questions: ['Was hat dich hergebracht?', 'Was würdest du gern tun, und wie viel Zeit hast du im Monat?'],
  },
  en: {
    name: 'Southside Climate Group',
    mission: 'By 2035 our town heats and moves *without oil and gas*.',
    values: [
      {
        title: 'Hands on',
        weDo: 'We start with what we can change ourselves.',
        weDont: 'Wait for others to go first.',
      },
      {
        title: 'Friendly',
        weDo: 'We listen before we persuade.',
        weDont: 'Shame people for their car or holiday.',
      },
      {
        title: 'Honest',
        weDo: 'We show what did not work, too.',
        weDont: 'Polish numbers.',
      },
    ],
    goals: [
      {
        title: 'Roofs with solar',
        sentence: 'Because we go through the first quote with neighbours, more houses dare to do it.',
        kind: 'outcome',
        icon: 'sun',
        metric: {
          name: 'New solar roofs',
          unit: 'roofs',
          target: 100,
          accumulation: 'cumulative',
        },
      },
      {
        title: 'Less power in the town hall',
        sentence: 'Because we measure every month, we notice what runs at night for nothing.',
        kind: 'outcome',
        icon: 'bolt',
        metric: {
          name: 'Use per year',
          unit: 'MWh',
          target: 300,
          accumulation: 'level',
          baseline: 420,
          direction: 'down',
        },
      },
      {
        title: 'More trips by bike',
        sentence: 'Because we make the ways to school safer, more children ride on their own.',
        kind: 'impact',
        icon: 'bike',
        metric: {
          name: 'Children who come by bike',
          kind: 'percent',
          target: 40,
          baseline: 22,
        },
      },
      {
        title: 'Climate plan decided',
        sentence: 'Because the council binds itself, the plan survives the next election.',
        kind: 'outcome',
        icon: 'scale',
        metric: {
          name: 'Decision of the council',
          kind: 'yes_no',
          target: 1,
        },
      },
    ],
    channels: [
      {
        title: 'Welcome',
        topic: 'Say hello: where do you live, what can you do, how much time do you have?',
        purpose: 'care',
      },
      {
        title: 'News',
        topic: 'What everyone should know.',
        purpose: null,
      },
      {
        title: 'Solar',
        topic: 'Quotes, experience, next roofs.',
        purpose: 'goal',
      },
      {
        title: 'Getting around',
        topic: 'Ways to school, bus and bike.',
        purpose: null,
      },
      {
        title: 'Town hall',
        topic: 'Who talks to whom, and when.',
        purpose: null,
      },
    ],
    questions: ['What brought you here?', 'What would you like to do, and how much time do you have in a month?'],
  },
}
