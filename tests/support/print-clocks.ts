import { dayOfInstant } from '../../shared/clocks/civil-day.ts';
import { computedDates } from './golden-clocks.ts';

// Run as a program of its own under several values of TZ: what it prints must not depend on them.
const instants = ['2026-03-09T05:30:00Z', '2026-03-08T09:59:00Z', '2026-11-01T05:30:00Z', '2026-01-01T03:00:00-06:00'];
process.stdout.write(JSON.stringify([computedDates(), instants.map(instant => dayOfInstant('America/New_York', instant))]));
