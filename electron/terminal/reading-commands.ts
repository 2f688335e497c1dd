import { pageLooks, type DocumentReading } from '../../shared/page-reading.ts';
import { readingText } from '../../shared/text/reading.ts';
import type { Reader } from '../../shared/reader.ts';
import { caseNamed, command, Misused, type Options, type Terminal } from './command.ts';
