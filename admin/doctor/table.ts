import { aws, type Check, deploy, stops, weakens } from './check.ts';

/** A restored table begins without stream, expiry and recovery. */
export const table: Check = {
  name: 'table',
  async examine({ config, inspection }) {
    const { name, status, stream, recovery, expires, protectedFromDeletion } = await inspection.table();
    const change = (line: string) => aws(config, `dynamodb ${line} --table-name ${name}`);
    return {
      seen: `${status}, stream ${on(stream)}, recovery ${on(recovery)}, expiry ${on(expires)}, deletion protection ${on(protectedFromDeletion)}`,
      findings: [
        !/^(ACTIVE|UPDATING)$/.test(status) &&
          stops(`The table is ${status}: nothing can be stored or read`, change('describe-table')),
        !stream &&
          stops('The table has no stream: accepted applications reach no office', deploy(config, 'Storage')),
        !recovery &&
          weakens(
            'The table has no point-in-time recovery: what is lost by mistake stays lost',
            change(
              'update-continuous-backups --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true,RecoveryPeriodInDays=14',
            ),
          ),
        !expires &&
          weakens(
            'The table does not let items expire: what should be gone after its term is kept',
            change('update-time-to-live --time-to-live-specification Enabled=true,AttributeName=expiresAt'),
          ),
        config.keepData &&
          !protectedFromDeletion &&
          weakens(
            'The table can be deleted by one call',
            change('update-table --deletion-protection-enabled'),
          ),
      ],
    };
  },
};

const on = (is: boolean): string => (is ? 'on' : 'off');
