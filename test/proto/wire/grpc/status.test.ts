import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ErrorCode, errorCodeName } from '../../../../proto/wire/error-codes.ts';
import { parseStatus, StatusCode, statusFromHttp, statusFromReset } from '../../../../proto/wire/grpc/status.ts';

test('grpc-status is a number from 0 to 16, all else is UNKNOWN', () => {
  for (let code = 0; code <= 16; code++) assert.is(parseStatus(String(code)), code);
  for (const value of ['', '17', '-1', '00', '1.0', 'OK', ' 1']) assert.is(parseStatus(value), StatusCode.UNKNOWN);
});

test('HTTP status codes map as the gRPC specification says', () => {
  const mapped = [400, 401, 403, 404, 429, 502, 503, 504, 200, 500, 302].map(statusFromHttp);
  assert.equal(mapped, [13, 16, 7, 12, 14, 14, 14, 14, 2, 2, 2]);
});

test('reset codes map as the gRPC specification says', () => {
  const codes = [
    ErrorCode.REFUSED_STREAM,
    ErrorCode.CANCEL,
    ErrorCode.ENHANCE_YOUR_CALM,
    ErrorCode.INADEQUATE_SECURITY,
  ];
  assert.equal(codes.map(statusFromReset), [14, 1, 8, 7]);
  for (const code of [0, 1, 2, 3, 4, 5, 6, 9, 10, 99]) assert.is(statusFromReset(code), StatusCode.INTERNAL);
});

test('error codes have names for people', () => {
  assert.is(errorCodeName(0xb), 'ENHANCE_YOUR_CALM');
  assert.is(errorCodeName(0x77), 'error code 119');
});

test.run();
