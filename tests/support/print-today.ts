import { everyView, instants, officeOfTwoZones } from './every-view.ts';

// Run as a program of its own under several values of TZ: what it prints must not depend on them.
const vault = await officeOfTwoZones();
const views = [];
for (const instant of instants) views.push(await everyView(vault, Date.parse(instant)));
vault.cleanup();
process.stdout.write(JSON.stringify(views));
