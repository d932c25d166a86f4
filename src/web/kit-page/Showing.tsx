import { IconCalendarEvent, IconChecklist, IconPhoto } from '@tabler/icons-react'
import { Course } from '../kit/Course.tsx'
import { DateBadge } from '../kit/DateBadge.tsx'
import { Face, FaceStack } from '../kit/Face.tsx'
import { GoalProgress, Horizon } from '../kit/GoalProgress.tsx'
import { NewsRow } from '../kit/NewsRow.tsx'
import { Offer, OfferIcon } from '../kit/Offer.tsx'
import { SectionHead } from '../kit/SectionHead.tsx'
import { StepCourse } from '../kit/StepCourse.tsx'
import styles from './KitPage.module.css'
import { goals, mara, people } from './sample.tsx'

export function Showing() {
  return (
    <>
      <Horizon label="Ziel">
        {goals.map((goal) => (
          <GoalProgress key={goal.name} goal={goal} />
        ))}
      </Horizon>
      <div className={styles.grid}>
        <section className={styles.wide}>
          <SectionHead title="Gründen" side="noch etwa 5 Minuten" />
          <StepCourse
            steps={['Art', 'Name', 'Mission', 'Werte', 'Erstes Ziel', 'Gespräche', 'Einladen']}
            current={4}
            onGo={() => {}}
          />
        </section>
        <News />
        <section>
          <SectionHead title="Was du tun kannst" />
          <Offer
            href="#photos"
            sign={
              <OfferIcon>
                <IconPhoto aria-hidden />
              </OfferIcon>
            }
            title="Sechs Fotos dem richtigen Ufer zuordnen"
            text="10 Minuten · hilft „Ufer mit Paten“"
          />
          <Offer
            href="#cleanup"
            sign={<DateBadge date="2026-09-19T10:00:00+02:00" />}
            title="Lahn-Cleanup, Bootshaus Marburg"
            text="Sa 10:00 · du und 46 andere"
          />
          <Offer
            href="#nadia"
            sign={<Face person={people[7]} named />}
            title="Nadia willkommen heißen"
            text="Seit Montag dabei"
          />
        </section>
        <section>
          <SectionHead title="Gesichter und Daten" />
          <div className={styles.row}>
            {people.map((person) => (
              <Face key={person.id} person={person} size={36} />
            ))}
          </div>
          <div className={styles.row}>
            <FaceStack people={people} total={47} label="Mara, Ayşe und 45 andere" />
            <DateBadge date="2026-09-19T10:00:00+02:00" size="l" soft />
            <DateBadge date="2026-12-03T10:00:00+01:00" size="xl" />
            <Course {...goals[0]!.course} drawOnce={undefined} form="small" />
          </div>
        </section>
      </div>
    </>
  )
}

function News() {
  return (
    <section>
      <SectionHead title="Neu für dich" side={<button type="button">Alles gesehen</button>} />
      <ul>
        <NewsRow
          hot
          href="#change"
          face={<Face person={mara} badge={<IconCalendarEvent aria-hidden />} hot named />}
          why="Du bist angemeldet · von Mara Lindner"
          time="vor 20 Min."
        >
          <b>Lahn-Cleanup am Samstag</b> beginnt jetzt um <b>10:00</b> statt 9:30 Uhr.
        </NewsRow>
        <NewsRow
          href="#gloves"
          face={<Face person={people[2]} badge={<IconChecklist aria-hidden />} named />}
          why="Deine Aufgabe wartete darauf"
          time="Gestern"
        >
          <b>Tom</b> hat „Handschuhe besorgen“ fertig. Du kannst jetzt <b>Ausgabe planen</b>.
        </NewsRow>
        <NewsRow face={<Face person={people[6]} named />} why="Du misst dort mit" time="7:50">
          <b>Messstelle Niederweimar</b> ist jetzt <b>gut</b>. Damit sind es 5 von 9.
        </NewsRow>
      </ul>
    </section>
  )
}
