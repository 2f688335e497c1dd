import { useViewer } from '../viewer.ts';

/** Whether the person may change cases: an auditor only reads. */
export function useMayWrite(): boolean {
  return useViewer(({ viewer }) => viewer !== null && viewer.user.role !== 'auditor');
}
