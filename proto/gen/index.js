/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars*/
import $protobuf from "protobufjs/minimal.js";


// Reads 64-bit integers as numbers, without a Long in between.
class $Reader extends $protobuf.BufferReader {
  static create(bytes) {
    return new $Reader(Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }
  uint64() {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 10; i++) {
      if (this.pos >= this.len) throw RangeError("index out of range: " + this.pos + " + 1 > " + this.len);
      const byte = this.buf[this.pos++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw Error("invalid varint encoding");
  }
  int64() {
    // A negative number is ten bytes long, the last of them 1: its complement is small, where its value as unsigned
    // would lose the low bits.
    if (this.buf[this.pos + 9] !== 1) return this.uint64();
    let complement = 0;
    let scale = 1;
    for (let i = 0; i < 9; i++) {
      const byte = this.buf[this.pos + i];
      if (byte < 128) return this.uint64();
      complement += (127 - (byte & 127)) * scale;
      scale *= 128;
    }
    this.pos += 10;
    return -complement - 1;
  }
}
const $Writer = $protobuf.Writer, $util = $protobuf.util;

const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const etcdserverpb = $root.etcdserverpb = (() => {

    const etcdserverpb = {};

    etcdserverpb.ResponseHeader = (function() {

        function ResponseHeader(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        ResponseHeader.prototype.clusterId = 0;
        ResponseHeader.prototype.memberId = 0;
        ResponseHeader.prototype.revision = 0;
        ResponseHeader.prototype.raftTerm = 0;

        ResponseHeader.create = function create(properties) {
            return new ResponseHeader(properties);
        };

        ResponseHeader.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.clusterId != null && Object.hasOwnProperty.call(message, "clusterId"))
                writer.uint32(8).uint64(message.clusterId);
            if (message.memberId != null && Object.hasOwnProperty.call(message, "memberId"))
                writer.uint32(16).uint64(message.memberId);
            if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                writer.uint32(24).int64(message.revision);
            if (message.raftTerm != null && Object.hasOwnProperty.call(message, "raftTerm"))
                writer.uint32(32).uint64(message.raftTerm);
            return writer;
        };

        ResponseHeader.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.ResponseHeader();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.clusterId = reader.uint64();
                        break;
                    }
                case 2: {
                        message.memberId = reader.uint64();
                        break;
                    }
                case 3: {
                        message.revision = reader.int64();
                        break;
                    }
                case 4: {
                        message.raftTerm = reader.uint64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return ResponseHeader;
    })();

    etcdserverpb.RangeRequest = (function() {

        function RangeRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        RangeRequest.prototype.key = $util.newBuffer([]);
        RangeRequest.prototype.rangeEnd = $util.newBuffer([]);
        RangeRequest.prototype.limit = 0;
        RangeRequest.prototype.revision = 0;
        RangeRequest.prototype.sortOrder = 0;
        RangeRequest.prototype.sortTarget = 0;
        RangeRequest.prototype.serializable = false;
        RangeRequest.prototype.keysOnly = false;
        RangeRequest.prototype.countOnly = false;
        RangeRequest.prototype.minModRevision = 0;
        RangeRequest.prototype.maxModRevision = 0;
        RangeRequest.prototype.minCreateRevision = 0;
        RangeRequest.prototype.maxCreateRevision = 0;

        RangeRequest.create = function create(properties) {
            return new RangeRequest(properties);
        };

        RangeRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(10).bytes(message.key);
            if (message.rangeEnd != null && Object.hasOwnProperty.call(message, "rangeEnd"))
                writer.uint32(18).bytes(message.rangeEnd);
            if (message.limit != null && Object.hasOwnProperty.call(message, "limit"))
                writer.uint32(24).int64(message.limit);
            if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                writer.uint32(32).int64(message.revision);
            if (message.sortOrder != null && Object.hasOwnProperty.call(message, "sortOrder"))
                writer.uint32(40).int32(message.sortOrder);
            if (message.sortTarget != null && Object.hasOwnProperty.call(message, "sortTarget"))
                writer.uint32(48).int32(message.sortTarget);
            if (message.serializable != null && Object.hasOwnProperty.call(message, "serializable"))
                writer.uint32(56).bool(message.serializable);
            if (message.keysOnly != null && Object.hasOwnProperty.call(message, "keysOnly"))
                writer.uint32(64).bool(message.keysOnly);
            if (message.countOnly != null && Object.hasOwnProperty.call(message, "countOnly"))
                writer.uint32(72).bool(message.countOnly);
            if (message.minModRevision != null && Object.hasOwnProperty.call(message, "minModRevision"))
                writer.uint32(80).int64(message.minModRevision);
            if (message.maxModRevision != null && Object.hasOwnProperty.call(message, "maxModRevision"))
                writer.uint32(88).int64(message.maxModRevision);
            if (message.minCreateRevision != null && Object.hasOwnProperty.call(message, "minCreateRevision"))
                writer.uint32(96).int64(message.minCreateRevision);
            if (message.maxCreateRevision != null && Object.hasOwnProperty.call(message, "maxCreateRevision"))
                writer.uint32(104).int64(message.maxCreateRevision);
            return writer;
        };

        RangeRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.RangeRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.key = reader.bytes();
                        break;
                    }
                case 2: {
                        message.rangeEnd = reader.bytes();
                        break;
                    }
                case 3: {
                        message.limit = reader.int64();
                        break;
                    }
                case 4: {
                        message.revision = reader.int64();
                        break;
                    }
                case 5: {
                        message.sortOrder = reader.int32();
                        break;
                    }
                case 6: {
                        message.sortTarget = reader.int32();
                        break;
                    }
                case 7: {
                        message.serializable = reader.bool();
                        break;
                    }
                case 8: {
                        message.keysOnly = reader.bool();
                        break;
                    }
                case 9: {
                        message.countOnly = reader.bool();
                        break;
                    }
                case 10: {
                        message.minModRevision = reader.int64();
                        break;
                    }
                case 11: {
                        message.maxModRevision = reader.int64();
                        break;
                    }
                case 12: {
                        message.minCreateRevision = reader.int64();
                        break;
                    }
                case 13: {
                        message.maxCreateRevision = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        RangeRequest.SortOrder = (function() {
            const valuesById = {}, values = Object.create(valuesById);
            values[valuesById[0] = "NONE"] = 0;
            values[valuesById[1] = "ASCEND"] = 1;
            values[valuesById[2] = "DESCEND"] = 2;
            return values;
        })();

        RangeRequest.SortTarget = (function() {
            const valuesById = {}, values = Object.create(valuesById);
            values[valuesById[0] = "KEY"] = 0;
            values[valuesById[1] = "VERSION"] = 1;
            values[valuesById[2] = "CREATE"] = 2;
            values[valuesById[3] = "MOD"] = 3;
            values[valuesById[4] = "VALUE"] = 4;
            return values;
        })();

        return RangeRequest;
    })();

    etcdserverpb.RangeResponse = (function() {

        function RangeResponse(properties) {
            this.kvs = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        RangeResponse.prototype.header = null;
        RangeResponse.prototype.kvs = $util.emptyArray;
        RangeResponse.prototype.more = false;
        RangeResponse.prototype.count = 0;

        RangeResponse.create = function create(properties) {
            return new RangeResponse(properties);
        };

        RangeResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.kvs != null && message.kvs.length)
                for (let i = 0; i < message.kvs.length; ++i)
                    $root.mvccpb.KeyValue.encode(message.kvs[i], writer.uint32(18).fork(), q + 1).ldelim();
            if (message.more != null && Object.hasOwnProperty.call(message, "more"))
                writer.uint32(24).bool(message.more);
            if (message.count != null && Object.hasOwnProperty.call(message, "count"))
                writer.uint32(32).int64(message.count);
            return writer;
        };

        RangeResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.RangeResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        if (!(message.kvs && message.kvs.length))
                            message.kvs = [];
                        message.kvs.push($root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                case 3: {
                        message.more = reader.bool();
                        break;
                    }
                case 4: {
                        message.count = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return RangeResponse;
    })();

    etcdserverpb.PutRequest = (function() {

        function PutRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        PutRequest.prototype.key = $util.newBuffer([]);
        PutRequest.prototype.value = $util.newBuffer([]);
        PutRequest.prototype.lease = 0;
        PutRequest.prototype.prevKv = false;
        PutRequest.prototype.ignoreValue = false;
        PutRequest.prototype.ignoreLease = false;

        PutRequest.create = function create(properties) {
            return new PutRequest(properties);
        };

        PutRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(10).bytes(message.key);
            if (message.value != null && Object.hasOwnProperty.call(message, "value"))
                writer.uint32(18).bytes(message.value);
            if (message.lease != null && Object.hasOwnProperty.call(message, "lease"))
                writer.uint32(24).int64(message.lease);
            if (message.prevKv != null && Object.hasOwnProperty.call(message, "prevKv"))
                writer.uint32(32).bool(message.prevKv);
            if (message.ignoreValue != null && Object.hasOwnProperty.call(message, "ignoreValue"))
                writer.uint32(40).bool(message.ignoreValue);
            if (message.ignoreLease != null && Object.hasOwnProperty.call(message, "ignoreLease"))
                writer.uint32(48).bool(message.ignoreLease);
            return writer;
        };

        PutRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.PutRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.key = reader.bytes();
                        break;
                    }
                case 2: {
                        message.value = reader.bytes();
                        break;
                    }
                case 3: {
                        message.lease = reader.int64();
                        break;
                    }
                case 4: {
                        message.prevKv = reader.bool();
                        break;
                    }
                case 5: {
                        message.ignoreValue = reader.bool();
                        break;
                    }
                case 6: {
                        message.ignoreLease = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return PutRequest;
    })();

    etcdserverpb.PutResponse = (function() {

        function PutResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        PutResponse.prototype.header = null;
        PutResponse.prototype.prevKv = null;

        PutResponse.create = function create(properties) {
            return new PutResponse(properties);
        };

        PutResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.prevKv != null && Object.hasOwnProperty.call(message, "prevKv"))
                $root.mvccpb.KeyValue.encode(message.prevKv, writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        PutResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.PutResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.prevKv = $root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return PutResponse;
    })();

    etcdserverpb.DeleteRangeRequest = (function() {

        function DeleteRangeRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        DeleteRangeRequest.prototype.key = $util.newBuffer([]);
        DeleteRangeRequest.prototype.rangeEnd = $util.newBuffer([]);
        DeleteRangeRequest.prototype.prevKv = false;

        DeleteRangeRequest.create = function create(properties) {
            return new DeleteRangeRequest(properties);
        };

        DeleteRangeRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(10).bytes(message.key);
            if (message.rangeEnd != null && Object.hasOwnProperty.call(message, "rangeEnd"))
                writer.uint32(18).bytes(message.rangeEnd);
            if (message.prevKv != null && Object.hasOwnProperty.call(message, "prevKv"))
                writer.uint32(24).bool(message.prevKv);
            return writer;
        };

        DeleteRangeRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.DeleteRangeRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.key = reader.bytes();
                        break;
                    }
                case 2: {
                        message.rangeEnd = reader.bytes();
                        break;
                    }
                case 3: {
                        message.prevKv = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return DeleteRangeRequest;
    })();

    etcdserverpb.DeleteRangeResponse = (function() {

        function DeleteRangeResponse(properties) {
            this.prevKvs = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        DeleteRangeResponse.prototype.header = null;
        DeleteRangeResponse.prototype.deleted = 0;
        DeleteRangeResponse.prototype.prevKvs = $util.emptyArray;

        DeleteRangeResponse.create = function create(properties) {
            return new DeleteRangeResponse(properties);
        };

        DeleteRangeResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.deleted != null && Object.hasOwnProperty.call(message, "deleted"))
                writer.uint32(16).int64(message.deleted);
            if (message.prevKvs != null && message.prevKvs.length)
                for (let i = 0; i < message.prevKvs.length; ++i)
                    $root.mvccpb.KeyValue.encode(message.prevKvs[i], writer.uint32(26).fork(), q + 1).ldelim();
            return writer;
        };

        DeleteRangeResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.DeleteRangeResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.deleted = reader.int64();
                        break;
                    }
                case 3: {
                        if (!(message.prevKvs && message.prevKvs.length))
                            message.prevKvs = [];
                        message.prevKvs.push($root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return DeleteRangeResponse;
    })();

    etcdserverpb.RequestOp = (function() {

        function RequestOp(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        RequestOp.prototype.requestRange = null;
        RequestOp.prototype.requestPut = null;
        RequestOp.prototype.requestDeleteRange = null;
        RequestOp.prototype.requestTxn = null;

        let $oneOfFields;

        Object.defineProperty(RequestOp.prototype, "request", {
            get: $util.oneOfGetter($oneOfFields = ["requestRange", "requestPut", "requestDeleteRange", "requestTxn"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        RequestOp.create = function create(properties) {
            return new RequestOp(properties);
        };

        RequestOp.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.requestRange != null && Object.hasOwnProperty.call(message, "requestRange"))
                $root.etcdserverpb.RangeRequest.encode(message.requestRange, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.requestPut != null && Object.hasOwnProperty.call(message, "requestPut"))
                $root.etcdserverpb.PutRequest.encode(message.requestPut, writer.uint32(18).fork(), q + 1).ldelim();
            if (message.requestDeleteRange != null && Object.hasOwnProperty.call(message, "requestDeleteRange"))
                $root.etcdserverpb.DeleteRangeRequest.encode(message.requestDeleteRange, writer.uint32(26).fork(), q + 1).ldelim();
            if (message.requestTxn != null && Object.hasOwnProperty.call(message, "requestTxn"))
                $root.etcdserverpb.TxnRequest.encode(message.requestTxn, writer.uint32(34).fork(), q + 1).ldelim();
            return writer;
        };

        RequestOp.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.RequestOp();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.requestRange = $root.etcdserverpb.RangeRequest.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.requestPut = $root.etcdserverpb.PutRequest.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 3: {
                        message.requestDeleteRange = $root.etcdserverpb.DeleteRangeRequest.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 4: {
                        message.requestTxn = $root.etcdserverpb.TxnRequest.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return RequestOp;
    })();

    etcdserverpb.ResponseOp = (function() {

        function ResponseOp(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        ResponseOp.prototype.responseRange = null;
        ResponseOp.prototype.responsePut = null;
        ResponseOp.prototype.responseDeleteRange = null;
        ResponseOp.prototype.responseTxn = null;

        let $oneOfFields;

        Object.defineProperty(ResponseOp.prototype, "response", {
            get: $util.oneOfGetter($oneOfFields = ["responseRange", "responsePut", "responseDeleteRange", "responseTxn"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        ResponseOp.create = function create(properties) {
            return new ResponseOp(properties);
        };

        ResponseOp.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.responseRange != null && Object.hasOwnProperty.call(message, "responseRange"))
                $root.etcdserverpb.RangeResponse.encode(message.responseRange, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.responsePut != null && Object.hasOwnProperty.call(message, "responsePut"))
                $root.etcdserverpb.PutResponse.encode(message.responsePut, writer.uint32(18).fork(), q + 1).ldelim();
            if (message.responseDeleteRange != null && Object.hasOwnProperty.call(message, "responseDeleteRange"))
                $root.etcdserverpb.DeleteRangeResponse.encode(message.responseDeleteRange, writer.uint32(26).fork(), q + 1).ldelim();
            if (message.responseTxn != null && Object.hasOwnProperty.call(message, "responseTxn"))
                $root.etcdserverpb.TxnResponse.encode(message.responseTxn, writer.uint32(34).fork(), q + 1).ldelim();
            return writer;
        };

        ResponseOp.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.ResponseOp();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.responseRange = $root.etcdserverpb.RangeResponse.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.responsePut = $root.etcdserverpb.PutResponse.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 3: {
                        message.responseDeleteRange = $root.etcdserverpb.DeleteRangeResponse.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 4: {
                        message.responseTxn = $root.etcdserverpb.TxnResponse.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return ResponseOp;
    })();

    etcdserverpb.Compare = (function() {

        function Compare(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        Compare.prototype.result = 0;
        Compare.prototype.target = 0;
        Compare.prototype.key = $util.newBuffer([]);
        Compare.prototype.version = null;
        Compare.prototype.createRevision = null;
        Compare.prototype.modRevision = null;
        Compare.prototype.value = null;
        Compare.prototype.lease = null;
        Compare.prototype.rangeEnd = $util.newBuffer([]);

        let $oneOfFields;

        Object.defineProperty(Compare.prototype, "targetUnion", {
            get: $util.oneOfGetter($oneOfFields = ["version", "createRevision", "modRevision", "value", "lease"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        Compare.create = function create(properties) {
            return new Compare(properties);
        };

        Compare.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.result != null && Object.hasOwnProperty.call(message, "result"))
                writer.uint32(8).int32(message.result);
            if (message.target != null && Object.hasOwnProperty.call(message, "target"))
                writer.uint32(16).int32(message.target);
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(26).bytes(message.key);
            if (message.version != null && Object.hasOwnProperty.call(message, "version"))
                writer.uint32(32).int64(message.version);
            if (message.createRevision != null && Object.hasOwnProperty.call(message, "createRevision"))
                writer.uint32(40).int64(message.createRevision);
            if (message.modRevision != null && Object.hasOwnProperty.call(message, "modRevision"))
                writer.uint32(48).int64(message.modRevision);
            if (message.value != null && Object.hasOwnProperty.call(message, "value"))
                writer.uint32(58).bytes(message.value);
            if (message.lease != null && Object.hasOwnProperty.call(message, "lease"))
                writer.uint32(64).int64(message.lease);
            if (message.rangeEnd != null && Object.hasOwnProperty.call(message, "rangeEnd"))
                writer.uint32(514).bytes(message.rangeEnd);
            return writer;
        };

        Compare.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.Compare();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.result = reader.int32();
                        break;
                    }
                case 2: {
                        message.target = reader.int32();
                        break;
                    }
                case 3: {
                        message.key = reader.bytes();
                        break;
                    }
                case 4: {
                        message.version = reader.int64();
                        break;
                    }
                case 5: {
                        message.createRevision = reader.int64();
                        break;
                    }
                case 6: {
                        message.modRevision = reader.int64();
                        break;
                    }
                case 7: {
                        message.value = reader.bytes();
                        break;
                    }
                case 8: {
                        message.lease = reader.int64();
                        break;
                    }
                case 64: {
                        message.rangeEnd = reader.bytes();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        Compare.CompareResult = (function() {
            const valuesById = {}, values = Object.create(valuesById);
            values[valuesById[0] = "EQUAL"] = 0;
            values[valuesById[1] = "GREATER"] = 1;
            values[valuesById[2] = "LESS"] = 2;
            values[valuesById[3] = "NOT_EQUAL"] = 3;
            return values;
        })();

        Compare.CompareTarget = (function() {
            const valuesById = {}, values = Object.create(valuesById);
            values[valuesById[0] = "VERSION"] = 0;
            values[valuesById[1] = "CREATE"] = 1;
            values[valuesById[2] = "MOD"] = 2;
            values[valuesById[3] = "VALUE"] = 3;
            values[valuesById[4] = "LEASE"] = 4;
            return values;
        })();

        return Compare;
    })();

    etcdserverpb.TxnRequest = (function() {

        function TxnRequest(properties) {
            this.compare = [];
            this.success = [];
            this.failure = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        TxnRequest.prototype.compare = $util.emptyArray;
        TxnRequest.prototype.success = $util.emptyArray;
        TxnRequest.prototype.failure = $util.emptyArray;

        TxnRequest.create = function create(properties) {
            return new TxnRequest(properties);
        };

        TxnRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.compare != null && message.compare.length)
                for (let i = 0; i < message.compare.length; ++i)
                    $root.etcdserverpb.Compare.encode(message.compare[i], writer.uint32(10).fork(), q + 1).ldelim();
            if (message.success != null && message.success.length)
                for (let i = 0; i < message.success.length; ++i)
                    $root.etcdserverpb.RequestOp.encode(message.success[i], writer.uint32(18).fork(), q + 1).ldelim();
            if (message.failure != null && message.failure.length)
                for (let i = 0; i < message.failure.length; ++i)
                    $root.etcdserverpb.RequestOp.encode(message.failure[i], writer.uint32(26).fork(), q + 1).ldelim();
            return writer;
        };

        TxnRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.TxnRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        if (!(message.compare && message.compare.length))
                            message.compare = [];
                        message.compare.push($root.etcdserverpb.Compare.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                case 2: {
                        if (!(message.success && message.success.length))
                            message.success = [];
                        message.success.push($root.etcdserverpb.RequestOp.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                case 3: {
                        if (!(message.failure && message.failure.length))
                            message.failure = [];
                        message.failure.push($root.etcdserverpb.RequestOp.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return TxnRequest;
    })();

    etcdserverpb.TxnResponse = (function() {

        function TxnResponse(properties) {
            this.responses = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        TxnResponse.prototype.header = null;
        TxnResponse.prototype.succeeded = false;
        TxnResponse.prototype.responses = $util.emptyArray;

        TxnResponse.create = function create(properties) {
            return new TxnResponse(properties);
        };

        TxnResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.succeeded != null && Object.hasOwnProperty.call(message, "succeeded"))
                writer.uint32(16).bool(message.succeeded);
            if (message.responses != null && message.responses.length)
                for (let i = 0; i < message.responses.length; ++i)
                    $root.etcdserverpb.ResponseOp.encode(message.responses[i], writer.uint32(26).fork(), q + 1).ldelim();
            return writer;
        };

        TxnResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.TxnResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.succeeded = reader.bool();
                        break;
                    }
                case 3: {
                        if (!(message.responses && message.responses.length))
                            message.responses = [];
                        message.responses.push($root.etcdserverpb.ResponseOp.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return TxnResponse;
    })();

    etcdserverpb.CompactionRequest = (function() {

        function CompactionRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        CompactionRequest.prototype.revision = 0;
        CompactionRequest.prototype.physical = false;

        CompactionRequest.create = function create(properties) {
            return new CompactionRequest(properties);
        };

        CompactionRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                writer.uint32(8).int64(message.revision);
            if (message.physical != null && Object.hasOwnProperty.call(message, "physical"))
                writer.uint32(16).bool(message.physical);
            return writer;
        };

        CompactionRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.CompactionRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.revision = reader.int64();
                        break;
                    }
                case 2: {
                        message.physical = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return CompactionRequest;
    })();

    etcdserverpb.CompactionResponse = (function() {

        function CompactionResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        CompactionResponse.prototype.header = null;

        CompactionResponse.create = function create(properties) {
            return new CompactionResponse(properties);
        };

        CompactionResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        CompactionResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.CompactionResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return CompactionResponse;
    })();

    etcdserverpb.WatchRequest = (function() {

        function WatchRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        WatchRequest.prototype.createRequest = null;
        WatchRequest.prototype.cancelRequest = null;
        WatchRequest.prototype.progressRequest = null;

        let $oneOfFields;

        Object.defineProperty(WatchRequest.prototype, "requestUnion", {
            get: $util.oneOfGetter($oneOfFields = ["createRequest", "cancelRequest", "progressRequest"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        WatchRequest.create = function create(properties) {
            return new WatchRequest(properties);
        };

        WatchRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.createRequest != null && Object.hasOwnProperty.call(message, "createRequest"))
                $root.etcdserverpb.WatchCreateRequest.encode(message.createRequest, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.cancelRequest != null && Object.hasOwnProperty.call(message, "cancelRequest"))
                $root.etcdserverpb.WatchCancelRequest.encode(message.cancelRequest, writer.uint32(18).fork(), q + 1).ldelim();
            if (message.progressRequest != null && Object.hasOwnProperty.call(message, "progressRequest"))
                $root.etcdserverpb.WatchProgressRequest.encode(message.progressRequest, writer.uint32(26).fork(), q + 1).ldelim();
            return writer;
        };

        WatchRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.WatchRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.createRequest = $root.etcdserverpb.WatchCreateRequest.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.cancelRequest = $root.etcdserverpb.WatchCancelRequest.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 3: {
                        message.progressRequest = $root.etcdserverpb.WatchProgressRequest.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return WatchRequest;
    })();

    etcdserverpb.WatchCreateRequest = (function() {

        function WatchCreateRequest(properties) {
            this.filters = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        WatchCreateRequest.prototype.key = $util.newBuffer([]);
        WatchCreateRequest.prototype.rangeEnd = $util.newBuffer([]);
        WatchCreateRequest.prototype.startRevision = 0;
        WatchCreateRequest.prototype.progressNotify = false;
        WatchCreateRequest.prototype.filters = $util.emptyArray;
        WatchCreateRequest.prototype.prevKv = false;
        WatchCreateRequest.prototype.watchId = 0;
        WatchCreateRequest.prototype.fragment = false;

        WatchCreateRequest.create = function create(properties) {
            return new WatchCreateRequest(properties);
        };

        WatchCreateRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(10).bytes(message.key);
            if (message.rangeEnd != null && Object.hasOwnProperty.call(message, "rangeEnd"))
                writer.uint32(18).bytes(message.rangeEnd);
            if (message.startRevision != null && Object.hasOwnProperty.call(message, "startRevision"))
                writer.uint32(24).int64(message.startRevision);
            if (message.progressNotify != null && Object.hasOwnProperty.call(message, "progressNotify"))
                writer.uint32(32).bool(message.progressNotify);
            if (message.filters != null && message.filters.length) {
                writer.uint32(42).fork();
                for (let i = 0; i < message.filters.length; ++i)
                    writer.int32(message.filters[i]);
                writer.ldelim();
            }
            if (message.prevKv != null && Object.hasOwnProperty.call(message, "prevKv"))
                writer.uint32(48).bool(message.prevKv);
            if (message.watchId != null && Object.hasOwnProperty.call(message, "watchId"))
                writer.uint32(56).int64(message.watchId);
            if (message.fragment != null && Object.hasOwnProperty.call(message, "fragment"))
                writer.uint32(64).bool(message.fragment);
            return writer;
        };

        WatchCreateRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.WatchCreateRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.key = reader.bytes();
                        break;
                    }
                case 2: {
                        message.rangeEnd = reader.bytes();
                        break;
                    }
                case 3: {
                        message.startRevision = reader.int64();
                        break;
                    }
                case 4: {
                        message.progressNotify = reader.bool();
                        break;
                    }
                case 5: {
                        if (!(message.filters && message.filters.length))
                            message.filters = [];
                        if ((tag & 7) === 2) {
                            let end2 = reader.uint32() + reader.pos;
                            if (end2 > reader.len)
                                throw RangeError("index out of range");
                            reader.len = end2;
                            while (reader.pos < end2)
                                message.filters.push(reader.int32());
                            if (reader.pos !== end2)
                                throw RangeError("index out of range");
                            reader.len = end;
                        } else
                            message.filters.push(reader.int32());
                        break;
                    }
                case 6: {
                        message.prevKv = reader.bool();
                        break;
                    }
                case 7: {
                        message.watchId = reader.int64();
                        break;
                    }
                case 8: {
                        message.fragment = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        WatchCreateRequest.FilterType = (function() {
            const valuesById = {}, values = Object.create(valuesById);
            values[valuesById[0] = "NOPUT"] = 0;
            values[valuesById[1] = "NODELETE"] = 1;
            return values;
        })();

        return WatchCreateRequest;
    })();

    etcdserverpb.WatchCancelRequest = (function() {

        function WatchCancelRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        WatchCancelRequest.prototype.watchId = 0;

        WatchCancelRequest.create = function create(properties) {
            return new WatchCancelRequest(properties);
        };

        WatchCancelRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.watchId != null && Object.hasOwnProperty.call(message, "watchId"))
                writer.uint32(8).int64(message.watchId);
            return writer;
        };

        WatchCancelRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.WatchCancelRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.watchId = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return WatchCancelRequest;
    })();

    etcdserverpb.WatchProgressRequest = (function() {

        function WatchProgressRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        WatchProgressRequest.create = function create(properties) {
            return new WatchProgressRequest(properties);
        };

        WatchProgressRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            return writer;
        };

        WatchProgressRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.WatchProgressRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return WatchProgressRequest;
    })();

    etcdserverpb.WatchResponse = (function() {

        function WatchResponse(properties) {
            this.events = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        WatchResponse.prototype.header = null;
        WatchResponse.prototype.watchId = 0;
        WatchResponse.prototype.created = false;
        WatchResponse.prototype.canceled = false;
        WatchResponse.prototype.compactRevision = 0;
        WatchResponse.prototype.cancelReason = "";
        WatchResponse.prototype.fragment = false;
        WatchResponse.prototype.events = $util.emptyArray;

        WatchResponse.create = function create(properties) {
            return new WatchResponse(properties);
        };

        WatchResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.watchId != null && Object.hasOwnProperty.call(message, "watchId"))
                writer.uint32(16).int64(message.watchId);
            if (message.created != null && Object.hasOwnProperty.call(message, "created"))
                writer.uint32(24).bool(message.created);
            if (message.canceled != null && Object.hasOwnProperty.call(message, "canceled"))
                writer.uint32(32).bool(message.canceled);
            if (message.compactRevision != null && Object.hasOwnProperty.call(message, "compactRevision"))
                writer.uint32(40).int64(message.compactRevision);
            if (message.cancelReason != null && Object.hasOwnProperty.call(message, "cancelReason"))
                writer.uint32(50).string(message.cancelReason);
            if (message.fragment != null && Object.hasOwnProperty.call(message, "fragment"))
                writer.uint32(56).bool(message.fragment);
            if (message.events != null && message.events.length)
                for (let i = 0; i < message.events.length; ++i)
                    $root.mvccpb.Event.encode(message.events[i], writer.uint32(90).fork(), q + 1).ldelim();
            return writer;
        };

        WatchResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.WatchResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.watchId = reader.int64();
                        break;
                    }
                case 3: {
                        message.created = reader.bool();
                        break;
                    }
                case 4: {
                        message.canceled = reader.bool();
                        break;
                    }
                case 5: {
                        message.compactRevision = reader.int64();
                        break;
                    }
                case 6: {
                        message.cancelReason = reader.string();
                        break;
                    }
                case 7: {
                        message.fragment = reader.bool();
                        break;
                    }
                case 11: {
                        if (!(message.events && message.events.length))
                            message.events = [];
                        message.events.push($root.mvccpb.Event.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return WatchResponse;
    })();

    etcdserverpb.LeaseGrantRequest = (function() {

        function LeaseGrantRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseGrantRequest.prototype.TTL = 0;
        LeaseGrantRequest.prototype.ID = 0;

        LeaseGrantRequest.create = function create(properties) {
            return new LeaseGrantRequest(properties);
        };

        LeaseGrantRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.TTL != null && Object.hasOwnProperty.call(message, "TTL"))
                writer.uint32(8).int64(message.TTL);
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(16).int64(message.ID);
            return writer;
        };

        LeaseGrantRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseGrantRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.TTL = reader.int64();
                        break;
                    }
                case 2: {
                        message.ID = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseGrantRequest;
    })();

    etcdserverpb.LeaseGrantResponse = (function() {

        function LeaseGrantResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseGrantResponse.prototype.header = null;
        LeaseGrantResponse.prototype.ID = 0;
        LeaseGrantResponse.prototype.TTL = 0;
        LeaseGrantResponse.prototype.error = "";

        LeaseGrantResponse.create = function create(properties) {
            return new LeaseGrantResponse(properties);
        };

        LeaseGrantResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(16).int64(message.ID);
            if (message.TTL != null && Object.hasOwnProperty.call(message, "TTL"))
                writer.uint32(24).int64(message.TTL);
            if (message.error != null && Object.hasOwnProperty.call(message, "error"))
                writer.uint32(34).string(message.error);
            return writer;
        };

        LeaseGrantResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseGrantResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.ID = reader.int64();
                        break;
                    }
                case 3: {
                        message.TTL = reader.int64();
                        break;
                    }
                case 4: {
                        message.error = reader.string();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseGrantResponse;
    })();

    etcdserverpb.LeaseRevokeRequest = (function() {

        function LeaseRevokeRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseRevokeRequest.prototype.ID = 0;

        LeaseRevokeRequest.create = function create(properties) {
            return new LeaseRevokeRequest(properties);
        };

        LeaseRevokeRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).int64(message.ID);
            return writer;
        };

        LeaseRevokeRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseRevokeRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseRevokeRequest;
    })();

    etcdserverpb.LeaseRevokeResponse = (function() {

        function LeaseRevokeResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseRevokeResponse.prototype.header = null;

        LeaseRevokeResponse.create = function create(properties) {
            return new LeaseRevokeResponse(properties);
        };

        LeaseRevokeResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        LeaseRevokeResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseRevokeResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseRevokeResponse;
    })();

    etcdserverpb.LeaseKeepAliveRequest = (function() {

        function LeaseKeepAliveRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseKeepAliveRequest.prototype.ID = 0;

        LeaseKeepAliveRequest.create = function create(properties) {
            return new LeaseKeepAliveRequest(properties);
        };

        LeaseKeepAliveRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).int64(message.ID);
            return writer;
        };

        LeaseKeepAliveRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseKeepAliveRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseKeepAliveRequest;
    })();

    etcdserverpb.LeaseKeepAliveResponse = (function() {

        function LeaseKeepAliveResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseKeepAliveResponse.prototype.header = null;
        LeaseKeepAliveResponse.prototype.ID = 0;
        LeaseKeepAliveResponse.prototype.TTL = 0;

        LeaseKeepAliveResponse.create = function create(properties) {
            return new LeaseKeepAliveResponse(properties);
        };

        LeaseKeepAliveResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(16).int64(message.ID);
            if (message.TTL != null && Object.hasOwnProperty.call(message, "TTL"))
                writer.uint32(24).int64(message.TTL);
            return writer;
        };

        LeaseKeepAliveResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseKeepAliveResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.ID = reader.int64();
                        break;
                    }
                case 3: {
                        message.TTL = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseKeepAliveResponse;
    })();

    etcdserverpb.LeaseTimeToLiveRequest = (function() {

        function LeaseTimeToLiveRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseTimeToLiveRequest.prototype.ID = 0;
        LeaseTimeToLiveRequest.prototype.keys = false;

        LeaseTimeToLiveRequest.create = function create(properties) {
            return new LeaseTimeToLiveRequest(properties);
        };

        LeaseTimeToLiveRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).int64(message.ID);
            if (message.keys != null && Object.hasOwnProperty.call(message, "keys"))
                writer.uint32(16).bool(message.keys);
            return writer;
        };

        LeaseTimeToLiveRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseTimeToLiveRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.int64();
                        break;
                    }
                case 2: {
                        message.keys = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseTimeToLiveRequest;
    })();

    etcdserverpb.LeaseTimeToLiveResponse = (function() {

        function LeaseTimeToLiveResponse(properties) {
            this.keys = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseTimeToLiveResponse.prototype.header = null;
        LeaseTimeToLiveResponse.prototype.ID = 0;
        LeaseTimeToLiveResponse.prototype.TTL = 0;
        LeaseTimeToLiveResponse.prototype.grantedTTL = 0;
        LeaseTimeToLiveResponse.prototype.keys = $util.emptyArray;

        LeaseTimeToLiveResponse.create = function create(properties) {
            return new LeaseTimeToLiveResponse(properties);
        };

        LeaseTimeToLiveResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(16).int64(message.ID);
            if (message.TTL != null && Object.hasOwnProperty.call(message, "TTL"))
                writer.uint32(24).int64(message.TTL);
            if (message.grantedTTL != null && Object.hasOwnProperty.call(message, "grantedTTL"))
                writer.uint32(32).int64(message.grantedTTL);
            if (message.keys != null && message.keys.length)
                for (let i = 0; i < message.keys.length; ++i)
                    writer.uint32(42).bytes(message.keys[i]);
            return writer;
        };

        LeaseTimeToLiveResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseTimeToLiveResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.ID = reader.int64();
                        break;
                    }
                case 3: {
                        message.TTL = reader.int64();
                        break;
                    }
                case 4: {
                        message.grantedTTL = reader.int64();
                        break;
                    }
                case 5: {
                        if (!(message.keys && message.keys.length))
                            message.keys = [];
                        message.keys.push(reader.bytes());
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseTimeToLiveResponse;
    })();

    etcdserverpb.LeaseLeasesRequest = (function() {

        function LeaseLeasesRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseLeasesRequest.create = function create(properties) {
            return new LeaseLeasesRequest(properties);
        };

        LeaseLeasesRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            return writer;
        };

        LeaseLeasesRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseLeasesRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseLeasesRequest;
    })();

    etcdserverpb.LeaseStatus = (function() {

        function LeaseStatus(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseStatus.prototype.ID = 0;

        LeaseStatus.create = function create(properties) {
            return new LeaseStatus(properties);
        };

        LeaseStatus.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).int64(message.ID);
            return writer;
        };

        LeaseStatus.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseStatus();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseStatus;
    })();

    etcdserverpb.LeaseLeasesResponse = (function() {

        function LeaseLeasesResponse(properties) {
            this.leases = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaseLeasesResponse.prototype.header = null;
        LeaseLeasesResponse.prototype.leases = $util.emptyArray;

        LeaseLeasesResponse.create = function create(properties) {
            return new LeaseLeasesResponse(properties);
        };

        LeaseLeasesResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.leases != null && message.leases.length)
                for (let i = 0; i < message.leases.length; ++i)
                    $root.etcdserverpb.LeaseStatus.encode(message.leases[i], writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        LeaseLeasesResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.LeaseLeasesResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        if (!(message.leases && message.leases.length))
                            message.leases = [];
                        message.leases.push($root.etcdserverpb.LeaseStatus.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaseLeasesResponse;
    })();

    etcdserverpb.MemberAddRequest = (function() {

        function MemberAddRequest(properties) {
            this.peerURLs = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberAddRequest.prototype.peerURLs = $util.emptyArray;
        MemberAddRequest.prototype.isLearner = false;

        MemberAddRequest.create = function create(properties) {
            return new MemberAddRequest(properties);
        };

        MemberAddRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.peerURLs != null && message.peerURLs.length)
                for (let i = 0; i < message.peerURLs.length; ++i)
                    writer.uint32(10).string(message.peerURLs[i]);
            if (message.isLearner != null && Object.hasOwnProperty.call(message, "isLearner"))
                writer.uint32(16).bool(message.isLearner);
            return writer;
        };

        MemberAddRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberAddRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        if (!(message.peerURLs && message.peerURLs.length))
                            message.peerURLs = [];
                        message.peerURLs.push(reader.string());
                        break;
                    }
                case 2: {
                        message.isLearner = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberAddRequest;
    })();

    etcdserverpb.MemberAddResponse = (function() {

        function MemberAddResponse(properties) {
            this.members = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberAddResponse.prototype.header = null;
        MemberAddResponse.prototype.member = null;
        MemberAddResponse.prototype.members = $util.emptyArray;

        MemberAddResponse.create = function create(properties) {
            return new MemberAddResponse(properties);
        };

        MemberAddResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.member != null && Object.hasOwnProperty.call(message, "member"))
                $root.etcdserverpb.Member.encode(message.member, writer.uint32(18).fork(), q + 1).ldelim();
            if (message.members != null && message.members.length)
                for (let i = 0; i < message.members.length; ++i)
                    $root.etcdserverpb.Member.encode(message.members[i], writer.uint32(26).fork(), q + 1).ldelim();
            return writer;
        };

        MemberAddResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberAddResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.member = $root.etcdserverpb.Member.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 3: {
                        if (!(message.members && message.members.length))
                            message.members = [];
                        message.members.push($root.etcdserverpb.Member.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberAddResponse;
    })();

    etcdserverpb.MemberRemoveRequest = (function() {

        function MemberRemoveRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberRemoveRequest.prototype.ID = 0;

        MemberRemoveRequest.create = function create(properties) {
            return new MemberRemoveRequest(properties);
        };

        MemberRemoveRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).uint64(message.ID);
            return writer;
        };

        MemberRemoveRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberRemoveRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.uint64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberRemoveRequest;
    })();

    etcdserverpb.MemberRemoveResponse = (function() {

        function MemberRemoveResponse(properties) {
            this.members = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberRemoveResponse.prototype.header = null;
        MemberRemoveResponse.prototype.members = $util.emptyArray;

        MemberRemoveResponse.create = function create(properties) {
            return new MemberRemoveResponse(properties);
        };

        MemberRemoveResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.members != null && message.members.length)
                for (let i = 0; i < message.members.length; ++i)
                    $root.etcdserverpb.Member.encode(message.members[i], writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        MemberRemoveResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberRemoveResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        if (!(message.members && message.members.length))
                            message.members = [];
                        message.members.push($root.etcdserverpb.Member.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberRemoveResponse;
    })();

    etcdserverpb.MemberUpdateRequest = (function() {

        function MemberUpdateRequest(properties) {
            this.peerURLs = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberUpdateRequest.prototype.ID = 0;
        MemberUpdateRequest.prototype.peerURLs = $util.emptyArray;

        MemberUpdateRequest.create = function create(properties) {
            return new MemberUpdateRequest(properties);
        };

        MemberUpdateRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).uint64(message.ID);
            if (message.peerURLs != null && message.peerURLs.length)
                for (let i = 0; i < message.peerURLs.length; ++i)
                    writer.uint32(18).string(message.peerURLs[i]);
            return writer;
        };

        MemberUpdateRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberUpdateRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.uint64();
                        break;
                    }
                case 2: {
                        if (!(message.peerURLs && message.peerURLs.length))
                            message.peerURLs = [];
                        message.peerURLs.push(reader.string());
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberUpdateRequest;
    })();

    etcdserverpb.MemberUpdateResponse = (function() {

        function MemberUpdateResponse(properties) {
            this.members = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberUpdateResponse.prototype.header = null;
        MemberUpdateResponse.prototype.members = $util.emptyArray;

        MemberUpdateResponse.create = function create(properties) {
            return new MemberUpdateResponse(properties);
        };

        MemberUpdateResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.members != null && message.members.length)
                for (let i = 0; i < message.members.length; ++i)
                    $root.etcdserverpb.Member.encode(message.members[i], writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        MemberUpdateResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberUpdateResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        if (!(message.members && message.members.length))
                            message.members = [];
                        message.members.push($root.etcdserverpb.Member.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberUpdateResponse;
    })();

    etcdserverpb.MemberPromoteRequest = (function() {

        function MemberPromoteRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberPromoteRequest.prototype.ID = 0;

        MemberPromoteRequest.create = function create(properties) {
            return new MemberPromoteRequest(properties);
        };

        MemberPromoteRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).uint64(message.ID);
            return writer;
        };

        MemberPromoteRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberPromoteRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.uint64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberPromoteRequest;
    })();

    etcdserverpb.MemberPromoteResponse = (function() {

        function MemberPromoteResponse(properties) {
            this.members = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberPromoteResponse.prototype.header = null;
        MemberPromoteResponse.prototype.members = $util.emptyArray;

        MemberPromoteResponse.create = function create(properties) {
            return new MemberPromoteResponse(properties);
        };

        MemberPromoteResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.members != null && message.members.length)
                for (let i = 0; i < message.members.length; ++i)
                    $root.etcdserverpb.Member.encode(message.members[i], writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        MemberPromoteResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberPromoteResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        if (!(message.members && message.members.length))
                            message.members = [];
                        message.members.push($root.etcdserverpb.Member.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberPromoteResponse;
    })();

    etcdserverpb.MemberListRequest = (function() {

        function MemberListRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberListRequest.prototype.linearizable = false;

        MemberListRequest.create = function create(properties) {
            return new MemberListRequest(properties);
        };

        MemberListRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.linearizable != null && Object.hasOwnProperty.call(message, "linearizable"))
                writer.uint32(8).bool(message.linearizable);
            return writer;
        };

        MemberListRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberListRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.linearizable = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberListRequest;
    })();

    etcdserverpb.MemberListResponse = (function() {

        function MemberListResponse(properties) {
            this.members = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MemberListResponse.prototype.header = null;
        MemberListResponse.prototype.members = $util.emptyArray;

        MemberListResponse.create = function create(properties) {
            return new MemberListResponse(properties);
        };

        MemberListResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.members != null && message.members.length)
                for (let i = 0; i < message.members.length; ++i)
                    $root.etcdserverpb.Member.encode(message.members[i], writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        MemberListResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MemberListResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        if (!(message.members && message.members.length))
                            message.members = [];
                        message.members.push($root.etcdserverpb.Member.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MemberListResponse;
    })();

    etcdserverpb.Member = (function() {

        function Member(properties) {
            this.peerURLs = [];
            this.clientURLs = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        Member.prototype.ID = 0;
        Member.prototype.name = "";
        Member.prototype.peerURLs = $util.emptyArray;
        Member.prototype.clientURLs = $util.emptyArray;
        Member.prototype.isLearner = false;

        Member.create = function create(properties) {
            return new Member(properties);
        };

        Member.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.ID != null && Object.hasOwnProperty.call(message, "ID"))
                writer.uint32(8).uint64(message.ID);
            if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                writer.uint32(18).string(message.name);
            if (message.peerURLs != null && message.peerURLs.length)
                for (let i = 0; i < message.peerURLs.length; ++i)
                    writer.uint32(26).string(message.peerURLs[i]);
            if (message.clientURLs != null && message.clientURLs.length)
                for (let i = 0; i < message.clientURLs.length; ++i)
                    writer.uint32(34).string(message.clientURLs[i]);
            if (message.isLearner != null && Object.hasOwnProperty.call(message, "isLearner"))
                writer.uint32(40).bool(message.isLearner);
            return writer;
        };

        Member.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.Member();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.ID = reader.uint64();
                        break;
                    }
                case 2: {
                        message.name = reader.string();
                        break;
                    }
                case 3: {
                        if (!(message.peerURLs && message.peerURLs.length))
                            message.peerURLs = [];
                        message.peerURLs.push(reader.string());
                        break;
                    }
                case 4: {
                        if (!(message.clientURLs && message.clientURLs.length))
                            message.clientURLs = [];
                        message.clientURLs.push(reader.string());
                        break;
                    }
                case 5: {
                        message.isLearner = reader.bool();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return Member;
    })();

    etcdserverpb.StatusRequest = (function() {

        function StatusRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        StatusRequest.create = function create(properties) {
            return new StatusRequest(properties);
        };

        StatusRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            return writer;
        };

        StatusRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.StatusRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return StatusRequest;
    })();

    etcdserverpb.StatusResponse = (function() {

        function StatusResponse(properties) {
            this.errors = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        StatusResponse.prototype.header = null;
        StatusResponse.prototype.version = "";
        StatusResponse.prototype.dbSize = 0;
        StatusResponse.prototype.leader = 0;
        StatusResponse.prototype.raftIndex = 0;
        StatusResponse.prototype.raftTerm = 0;
        StatusResponse.prototype.raftAppliedIndex = 0;
        StatusResponse.prototype.errors = $util.emptyArray;
        StatusResponse.prototype.dbSizeInUse = 0;
        StatusResponse.prototype.isLearner = false;
        StatusResponse.prototype.storageVersion = "";
        StatusResponse.prototype.dbSizeQuota = 0;
        StatusResponse.prototype.downgradeInfo = null;

        StatusResponse.create = function create(properties) {
            return new StatusResponse(properties);
        };

        StatusResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.version != null && Object.hasOwnProperty.call(message, "version"))
                writer.uint32(18).string(message.version);
            if (message.dbSize != null && Object.hasOwnProperty.call(message, "dbSize"))
                writer.uint32(24).int64(message.dbSize);
            if (message.leader != null && Object.hasOwnProperty.call(message, "leader"))
                writer.uint32(32).uint64(message.leader);
            if (message.raftIndex != null && Object.hasOwnProperty.call(message, "raftIndex"))
                writer.uint32(40).uint64(message.raftIndex);
            if (message.raftTerm != null && Object.hasOwnProperty.call(message, "raftTerm"))
                writer.uint32(48).uint64(message.raftTerm);
            if (message.raftAppliedIndex != null && Object.hasOwnProperty.call(message, "raftAppliedIndex"))
                writer.uint32(56).uint64(message.raftAppliedIndex);
            if (message.errors != null && message.errors.length)
                for (let i = 0; i < message.errors.length; ++i)
                    writer.uint32(66).string(message.errors[i]);
            if (message.dbSizeInUse != null && Object.hasOwnProperty.call(message, "dbSizeInUse"))
                writer.uint32(72).int64(message.dbSizeInUse);
            if (message.isLearner != null && Object.hasOwnProperty.call(message, "isLearner"))
                writer.uint32(80).bool(message.isLearner);
            if (message.storageVersion != null && Object.hasOwnProperty.call(message, "storageVersion"))
                writer.uint32(90).string(message.storageVersion);
            if (message.dbSizeQuota != null && Object.hasOwnProperty.call(message, "dbSizeQuota"))
                writer.uint32(96).int64(message.dbSizeQuota);
            if (message.downgradeInfo != null && Object.hasOwnProperty.call(message, "downgradeInfo"))
                $root.etcdserverpb.DowngradeInfo.encode(message.downgradeInfo, writer.uint32(106).fork(), q + 1).ldelim();
            return writer;
        };

        StatusResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.StatusResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.version = reader.string();
                        break;
                    }
                case 3: {
                        message.dbSize = reader.int64();
                        break;
                    }
                case 4: {
                        message.leader = reader.uint64();
                        break;
                    }
                case 5: {
                        message.raftIndex = reader.uint64();
                        break;
                    }
                case 6: {
                        message.raftTerm = reader.uint64();
                        break;
                    }
                case 7: {
                        message.raftAppliedIndex = reader.uint64();
                        break;
                    }
                case 8: {
                        if (!(message.errors && message.errors.length))
                            message.errors = [];
                        message.errors.push(reader.string());
                        break;
                    }
                case 9: {
                        message.dbSizeInUse = reader.int64();
                        break;
                    }
                case 10: {
                        message.isLearner = reader.bool();
                        break;
                    }
                case 11: {
                        message.storageVersion = reader.string();
                        break;
                    }
                case 12: {
                        message.dbSizeQuota = reader.int64();
                        break;
                    }
                case 13: {
                        message.downgradeInfo = $root.etcdserverpb.DowngradeInfo.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return StatusResponse;
    })();

    etcdserverpb.DowngradeInfo = (function() {

        function DowngradeInfo(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        DowngradeInfo.prototype.enabled = false;
        DowngradeInfo.prototype.targetVersion = "";

        DowngradeInfo.create = function create(properties) {
            return new DowngradeInfo(properties);
        };

        DowngradeInfo.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.enabled != null && Object.hasOwnProperty.call(message, "enabled"))
                writer.uint32(8).bool(message.enabled);
            if (message.targetVersion != null && Object.hasOwnProperty.call(message, "targetVersion"))
                writer.uint32(18).string(message.targetVersion);
            return writer;
        };

        DowngradeInfo.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.DowngradeInfo();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.enabled = reader.bool();
                        break;
                    }
                case 2: {
                        message.targetVersion = reader.string();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return DowngradeInfo;
    })();

    etcdserverpb.AlarmType = (function() {
        const valuesById = {}, values = Object.create(valuesById);
        values[valuesById[0] = "NONE"] = 0;
        values[valuesById[1] = "NOSPACE"] = 1;
        values[valuesById[2] = "CORRUPT"] = 2;
        return values;
    })();

    etcdserverpb.AlarmRequest = (function() {

        function AlarmRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        AlarmRequest.prototype.action = 0;
        AlarmRequest.prototype.memberID = 0;
        AlarmRequest.prototype.alarm = 0;

        AlarmRequest.create = function create(properties) {
            return new AlarmRequest(properties);
        };

        AlarmRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.action != null && Object.hasOwnProperty.call(message, "action"))
                writer.uint32(8).int32(message.action);
            if (message.memberID != null && Object.hasOwnProperty.call(message, "memberID"))
                writer.uint32(16).uint64(message.memberID);
            if (message.alarm != null && Object.hasOwnProperty.call(message, "alarm"))
                writer.uint32(24).int32(message.alarm);
            return writer;
        };

        AlarmRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.AlarmRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.action = reader.int32();
                        break;
                    }
                case 2: {
                        message.memberID = reader.uint64();
                        break;
                    }
                case 3: {
                        message.alarm = reader.int32();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        AlarmRequest.AlarmAction = (function() {
            const valuesById = {}, values = Object.create(valuesById);
            values[valuesById[0] = "GET"] = 0;
            values[valuesById[1] = "ACTIVATE"] = 1;
            values[valuesById[2] = "DEACTIVATE"] = 2;
            return values;
        })();

        return AlarmRequest;
    })();

    etcdserverpb.AlarmMember = (function() {

        function AlarmMember(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        AlarmMember.prototype.memberID = 0;
        AlarmMember.prototype.alarm = 0;

        AlarmMember.create = function create(properties) {
            return new AlarmMember(properties);
        };

        AlarmMember.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.memberID != null && Object.hasOwnProperty.call(message, "memberID"))
                writer.uint32(8).uint64(message.memberID);
            if (message.alarm != null && Object.hasOwnProperty.call(message, "alarm"))
                writer.uint32(16).int32(message.alarm);
            return writer;
        };

        AlarmMember.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.AlarmMember();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.memberID = reader.uint64();
                        break;
                    }
                case 2: {
                        message.alarm = reader.int32();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return AlarmMember;
    })();

    etcdserverpb.AlarmResponse = (function() {

        function AlarmResponse(properties) {
            this.alarms = [];
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        AlarmResponse.prototype.header = null;
        AlarmResponse.prototype.alarms = $util.emptyArray;

        AlarmResponse.create = function create(properties) {
            return new AlarmResponse(properties);
        };

        AlarmResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.alarms != null && message.alarms.length)
                for (let i = 0; i < message.alarms.length; ++i)
                    $root.etcdserverpb.AlarmMember.encode(message.alarms[i], writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        AlarmResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.AlarmResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        if (!(message.alarms && message.alarms.length))
                            message.alarms = [];
                        message.alarms.push($root.etcdserverpb.AlarmMember.decode(reader, reader.uint32(), undefined, long + 1));
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return AlarmResponse;
    })();

    etcdserverpb.DefragmentRequest = (function() {

        function DefragmentRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        DefragmentRequest.create = function create(properties) {
            return new DefragmentRequest(properties);
        };

        DefragmentRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            return writer;
        };

        DefragmentRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.DefragmentRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return DefragmentRequest;
    })();

    etcdserverpb.DefragmentResponse = (function() {

        function DefragmentResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        DefragmentResponse.prototype.header = null;

        DefragmentResponse.create = function create(properties) {
            return new DefragmentResponse(properties);
        };

        DefragmentResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        DefragmentResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.DefragmentResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return DefragmentResponse;
    })();

    etcdserverpb.HashRequest = (function() {

        function HashRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        HashRequest.create = function create(properties) {
            return new HashRequest(properties);
        };

        HashRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            return writer;
        };

        HashRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.HashRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return HashRequest;
    })();

    etcdserverpb.HashResponse = (function() {

        function HashResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        HashResponse.prototype.header = null;
        HashResponse.prototype.hash = 0;

        HashResponse.create = function create(properties) {
            return new HashResponse(properties);
        };

        HashResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.hash != null && Object.hasOwnProperty.call(message, "hash"))
                writer.uint32(16).uint32(message.hash);
            return writer;
        };

        HashResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.HashResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.hash = reader.uint32();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return HashResponse;
    })();

    etcdserverpb.HashKVRequest = (function() {

        function HashKVRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        HashKVRequest.prototype.revision = 0;

        HashKVRequest.create = function create(properties) {
            return new HashKVRequest(properties);
        };

        HashKVRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                writer.uint32(8).int64(message.revision);
            return writer;
        };

        HashKVRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.HashKVRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.revision = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return HashKVRequest;
    })();

    etcdserverpb.HashKVResponse = (function() {

        function HashKVResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        HashKVResponse.prototype.header = null;
        HashKVResponse.prototype.hash = 0;
        HashKVResponse.prototype.compactRevision = 0;
        HashKVResponse.prototype.hashRevision = 0;

        HashKVResponse.create = function create(properties) {
            return new HashKVResponse(properties);
        };

        HashKVResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.hash != null && Object.hasOwnProperty.call(message, "hash"))
                writer.uint32(16).uint32(message.hash);
            if (message.compactRevision != null && Object.hasOwnProperty.call(message, "compactRevision"))
                writer.uint32(24).int64(message.compactRevision);
            if (message.hashRevision != null && Object.hasOwnProperty.call(message, "hashRevision"))
                writer.uint32(32).int64(message.hashRevision);
            return writer;
        };

        HashKVResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.HashKVResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.hash = reader.uint32();
                        break;
                    }
                case 3: {
                        message.compactRevision = reader.int64();
                        break;
                    }
                case 4: {
                        message.hashRevision = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return HashKVResponse;
    })();

    etcdserverpb.SnapshotRequest = (function() {

        function SnapshotRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        SnapshotRequest.create = function create(properties) {
            return new SnapshotRequest(properties);
        };

        SnapshotRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            return writer;
        };

        SnapshotRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.SnapshotRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return SnapshotRequest;
    })();

    etcdserverpb.SnapshotResponse = (function() {

        function SnapshotResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        SnapshotResponse.prototype.header = null;
        SnapshotResponse.prototype.remainingBytes = 0;
        SnapshotResponse.prototype.blob = $util.newBuffer([]);
        SnapshotResponse.prototype.version = "";

        SnapshotResponse.create = function create(properties) {
            return new SnapshotResponse(properties);
        };

        SnapshotResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.remainingBytes != null && Object.hasOwnProperty.call(message, "remainingBytes"))
                writer.uint32(16).uint64(message.remainingBytes);
            if (message.blob != null && Object.hasOwnProperty.call(message, "blob"))
                writer.uint32(26).bytes(message.blob);
            if (message.version != null && Object.hasOwnProperty.call(message, "version"))
                writer.uint32(34).string(message.version);
            return writer;
        };

        SnapshotResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.SnapshotResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.remainingBytes = reader.uint64();
                        break;
                    }
                case 3: {
                        message.blob = reader.bytes();
                        break;
                    }
                case 4: {
                        message.version = reader.string();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return SnapshotResponse;
    })();

    etcdserverpb.MoveLeaderRequest = (function() {

        function MoveLeaderRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MoveLeaderRequest.prototype.targetID = 0;

        MoveLeaderRequest.create = function create(properties) {
            return new MoveLeaderRequest(properties);
        };

        MoveLeaderRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.targetID != null && Object.hasOwnProperty.call(message, "targetID"))
                writer.uint32(8).uint64(message.targetID);
            return writer;
        };

        MoveLeaderRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MoveLeaderRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.targetID = reader.uint64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MoveLeaderRequest;
    })();

    etcdserverpb.MoveLeaderResponse = (function() {

        function MoveLeaderResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        MoveLeaderResponse.prototype.header = null;

        MoveLeaderResponse.create = function create(properties) {
            return new MoveLeaderResponse(properties);
        };

        MoveLeaderResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        MoveLeaderResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.etcdserverpb.MoveLeaderResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return MoveLeaderResponse;
    })();

    return etcdserverpb;
})();

export const mvccpb = $root.mvccpb = (() => {

    const mvccpb = {};

    mvccpb.KeyValue = (function() {

        function KeyValue(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        KeyValue.prototype.key = $util.newBuffer([]);
        KeyValue.prototype.createRevision = 0;
        KeyValue.prototype.modRevision = 0;
        KeyValue.prototype.version = 0;
        KeyValue.prototype.value = $util.newBuffer([]);
        KeyValue.prototype.lease = 0;

        KeyValue.create = function create(properties) {
            return new KeyValue(properties);
        };

        KeyValue.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(10).bytes(message.key);
            if (message.createRevision != null && Object.hasOwnProperty.call(message, "createRevision"))
                writer.uint32(16).int64(message.createRevision);
            if (message.modRevision != null && Object.hasOwnProperty.call(message, "modRevision"))
                writer.uint32(24).int64(message.modRevision);
            if (message.version != null && Object.hasOwnProperty.call(message, "version"))
                writer.uint32(32).int64(message.version);
            if (message.value != null && Object.hasOwnProperty.call(message, "value"))
                writer.uint32(42).bytes(message.value);
            if (message.lease != null && Object.hasOwnProperty.call(message, "lease"))
                writer.uint32(48).int64(message.lease);
            return writer;
        };

        KeyValue.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.mvccpb.KeyValue();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.key = reader.bytes();
                        break;
                    }
                case 2: {
                        message.createRevision = reader.int64();
                        break;
                    }
                case 3: {
                        message.modRevision = reader.int64();
                        break;
                    }
                case 4: {
                        message.version = reader.int64();
                        break;
                    }
                case 5: {
                        message.value = reader.bytes();
                        break;
                    }
                case 6: {
                        message.lease = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return KeyValue;
    })();

    mvccpb.Event = (function() {

        function Event(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        Event.prototype.type = 0;
        Event.prototype.kv = null;
        Event.prototype.prevKv = null;

        Event.create = function create(properties) {
            return new Event(properties);
        };

        Event.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.type != null && Object.hasOwnProperty.call(message, "type"))
                writer.uint32(8).int32(message.type);
            if (message.kv != null && Object.hasOwnProperty.call(message, "kv"))
                $root.mvccpb.KeyValue.encode(message.kv, writer.uint32(18).fork(), q + 1).ldelim();
            if (message.prevKv != null && Object.hasOwnProperty.call(message, "prevKv"))
                $root.mvccpb.KeyValue.encode(message.prevKv, writer.uint32(26).fork(), q + 1).ldelim();
            return writer;
        };

        Event.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.mvccpb.Event();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.type = reader.int32();
                        break;
                    }
                case 2: {
                        message.kv = $root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 3: {
                        message.prevKv = $root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        Event.EventType = (function() {
            const valuesById = {}, values = Object.create(valuesById);
            values[valuesById[0] = "PUT"] = 0;
            values[valuesById[1] = "DELETE"] = 1;
            return values;
        })();

        return Event;
    })();

    return mvccpb;
})();

export const v3electionpb = $root.v3electionpb = (() => {

    const v3electionpb = {};

    v3electionpb.CampaignRequest = (function() {

        function CampaignRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        CampaignRequest.prototype.name = $util.newBuffer([]);
        CampaignRequest.prototype.lease = 0;
        CampaignRequest.prototype.value = $util.newBuffer([]);

        CampaignRequest.create = function create(properties) {
            return new CampaignRequest(properties);
        };

        CampaignRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                writer.uint32(10).bytes(message.name);
            if (message.lease != null && Object.hasOwnProperty.call(message, "lease"))
                writer.uint32(16).int64(message.lease);
            if (message.value != null && Object.hasOwnProperty.call(message, "value"))
                writer.uint32(26).bytes(message.value);
            return writer;
        };

        CampaignRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.CampaignRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.name = reader.bytes();
                        break;
                    }
                case 2: {
                        message.lease = reader.int64();
                        break;
                    }
                case 3: {
                        message.value = reader.bytes();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return CampaignRequest;
    })();

    v3electionpb.CampaignResponse = (function() {

        function CampaignResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        CampaignResponse.prototype.header = null;
        CampaignResponse.prototype.leader = null;

        CampaignResponse.create = function create(properties) {
            return new CampaignResponse(properties);
        };

        CampaignResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.leader != null && Object.hasOwnProperty.call(message, "leader"))
                $root.v3electionpb.LeaderKey.encode(message.leader, writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        CampaignResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.CampaignResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.leader = $root.v3electionpb.LeaderKey.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return CampaignResponse;
    })();

    v3electionpb.LeaderKey = (function() {

        function LeaderKey(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaderKey.prototype.name = $util.newBuffer([]);
        LeaderKey.prototype.key = $util.newBuffer([]);
        LeaderKey.prototype.rev = 0;
        LeaderKey.prototype.lease = 0;

        LeaderKey.create = function create(properties) {
            return new LeaderKey(properties);
        };

        LeaderKey.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                writer.uint32(10).bytes(message.name);
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(18).bytes(message.key);
            if (message.rev != null && Object.hasOwnProperty.call(message, "rev"))
                writer.uint32(24).int64(message.rev);
            if (message.lease != null && Object.hasOwnProperty.call(message, "lease"))
                writer.uint32(32).int64(message.lease);
            return writer;
        };

        LeaderKey.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.LeaderKey();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.name = reader.bytes();
                        break;
                    }
                case 2: {
                        message.key = reader.bytes();
                        break;
                    }
                case 3: {
                        message.rev = reader.int64();
                        break;
                    }
                case 4: {
                        message.lease = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaderKey;
    })();

    v3electionpb.LeaderRequest = (function() {

        function LeaderRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaderRequest.prototype.name = $util.newBuffer([]);

        LeaderRequest.create = function create(properties) {
            return new LeaderRequest(properties);
        };

        LeaderRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                writer.uint32(10).bytes(message.name);
            return writer;
        };

        LeaderRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.LeaderRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.name = reader.bytes();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaderRequest;
    })();

    v3electionpb.LeaderResponse = (function() {

        function LeaderResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LeaderResponse.prototype.header = null;
        LeaderResponse.prototype.kv = null;

        LeaderResponse.create = function create(properties) {
            return new LeaderResponse(properties);
        };

        LeaderResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.kv != null && Object.hasOwnProperty.call(message, "kv"))
                $root.mvccpb.KeyValue.encode(message.kv, writer.uint32(18).fork(), q + 1).ldelim();
            return writer;
        };

        LeaderResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.LeaderResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.kv = $root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LeaderResponse;
    })();

    v3electionpb.ResignRequest = (function() {

        function ResignRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        ResignRequest.prototype.leader = null;

        ResignRequest.create = function create(properties) {
            return new ResignRequest(properties);
        };

        ResignRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.leader != null && Object.hasOwnProperty.call(message, "leader"))
                $root.v3electionpb.LeaderKey.encode(message.leader, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        ResignRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.ResignRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.leader = $root.v3electionpb.LeaderKey.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return ResignRequest;
    })();

    v3electionpb.ResignResponse = (function() {

        function ResignResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        ResignResponse.prototype.header = null;

        ResignResponse.create = function create(properties) {
            return new ResignResponse(properties);
        };

        ResignResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        ResignResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.ResignResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return ResignResponse;
    })();

    v3electionpb.ProclaimRequest = (function() {

        function ProclaimRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        ProclaimRequest.prototype.leader = null;
        ProclaimRequest.prototype.value = $util.newBuffer([]);

        ProclaimRequest.create = function create(properties) {
            return new ProclaimRequest(properties);
        };

        ProclaimRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.leader != null && Object.hasOwnProperty.call(message, "leader"))
                $root.v3electionpb.LeaderKey.encode(message.leader, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.value != null && Object.hasOwnProperty.call(message, "value"))
                writer.uint32(18).bytes(message.value);
            return writer;
        };

        ProclaimRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.ProclaimRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.leader = $root.v3electionpb.LeaderKey.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.value = reader.bytes();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return ProclaimRequest;
    })();

    v3electionpb.ProclaimResponse = (function() {

        function ProclaimResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        ProclaimResponse.prototype.header = null;

        ProclaimResponse.create = function create(properties) {
            return new ProclaimResponse(properties);
        };

        ProclaimResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        ProclaimResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3electionpb.ProclaimResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return ProclaimResponse;
    })();

    return v3electionpb;
})();

export const v3lockpb = $root.v3lockpb = (() => {

    const v3lockpb = {};

    v3lockpb.LockRequest = (function() {

        function LockRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LockRequest.prototype.name = $util.newBuffer([]);
        LockRequest.prototype.lease = 0;

        LockRequest.create = function create(properties) {
            return new LockRequest(properties);
        };

        LockRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                writer.uint32(10).bytes(message.name);
            if (message.lease != null && Object.hasOwnProperty.call(message, "lease"))
                writer.uint32(16).int64(message.lease);
            return writer;
        };

        LockRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3lockpb.LockRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.name = reader.bytes();
                        break;
                    }
                case 2: {
                        message.lease = reader.int64();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LockRequest;
    })();

    v3lockpb.LockResponse = (function() {

        function LockResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        LockResponse.prototype.header = null;
        LockResponse.prototype.key = $util.newBuffer([]);

        LockResponse.create = function create(properties) {
            return new LockResponse(properties);
        };

        LockResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(18).bytes(message.key);
            return writer;
        };

        LockResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3lockpb.LockResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                case 2: {
                        message.key = reader.bytes();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return LockResponse;
    })();

    v3lockpb.UnlockRequest = (function() {

        function UnlockRequest(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        UnlockRequest.prototype.key = $util.newBuffer([]);

        UnlockRequest.create = function create(properties) {
            return new UnlockRequest(properties);
        };

        UnlockRequest.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.key != null && Object.hasOwnProperty.call(message, "key"))
                writer.uint32(10).bytes(message.key);
            return writer;
        };

        UnlockRequest.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3lockpb.UnlockRequest();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.key = reader.bytes();
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return UnlockRequest;
    })();

    v3lockpb.UnlockResponse = (function() {

        function UnlockResponse(properties) {
            if (properties)
                for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        }

        UnlockResponse.prototype.header = null;

        UnlockResponse.create = function create(properties) {
            return new UnlockResponse(properties);
        };

        UnlockResponse.encode = function encode(message, writer, q) {
            if (!writer)
                writer = $Writer.create();
            if (q === undefined)
                q = 0;
            if (q > $util.recursionLimit)
                throw Error("max depth exceeded");
            if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                $root.etcdserverpb.ResponseHeader.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
            return writer;
        };

        UnlockResponse.decode = function decode(reader, length, error, long) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (long === undefined)
                long = 0;
            if (long > $Reader.recursionLimit)
                throw Error("maximum nesting depth exceeded");
            let end, message;
            if (length === undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = new $root.v3lockpb.UnlockResponse();
            while (reader.pos < end) {
                let tag = reader.uint32();
                if (tag === error)
                    break;
                switch (tag >>> 3) {
                case 1: {
                        message.header = $root.etcdserverpb.ResponseHeader.decode(reader, reader.uint32(), undefined, long + 1);
                        break;
                    }
                default:
                    reader.skipType(tag & 7, long);
                    break;
                }
            }
            if (length !== undefined) {
                if (reader.pos !== end)
                    throw RangeError("index out of range");
                reader.len = length;
            }
            return message;
        };

        return UnlockResponse;
    })();

    return v3lockpb;
})();

export const grpc = $root.grpc = (() => {

    const grpc = {};

    grpc.health = (function() {

        const health = {};

        health.v1 = (function() {

            const v1 = {};

            v1.HealthCheckRequest = (function() {

                function HealthCheckRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                HealthCheckRequest.prototype.service = "";

                HealthCheckRequest.create = function create(properties) {
                    return new HealthCheckRequest(properties);
                };

                HealthCheckRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.service != null && Object.hasOwnProperty.call(message, "service"))
                        writer.uint32(10).string(message.service);
                    return writer;
                };

                HealthCheckRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.health.v1.HealthCheckRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.service = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return HealthCheckRequest;
            })();

            v1.HealthCheckResponse = (function() {

                function HealthCheckResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                HealthCheckResponse.prototype.status = 0;

                HealthCheckResponse.create = function create(properties) {
                    return new HealthCheckResponse(properties);
                };

                HealthCheckResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.status != null && Object.hasOwnProperty.call(message, "status"))
                        writer.uint32(8).int32(message.status);
                    return writer;
                };

                HealthCheckResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.health.v1.HealthCheckResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.status = reader.int32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                HealthCheckResponse.ServingStatus = (function() {
                    const valuesById = {}, values = Object.create(valuesById);
                    values[valuesById[0] = "UNKNOWN"] = 0;
                    values[valuesById[1] = "SERVING"] = 1;
                    values[valuesById[2] = "NOT_SERVING"] = 2;
                    values[valuesById[3] = "SERVICE_UNKNOWN"] = 3;
                    return values;
                })();

                return HealthCheckResponse;
            })();

            return v1;
        })();

        return health;
    })();

    grpc.reflection = (function() {

        const reflection = {};

        reflection.v1 = (function() {

            const v1 = {};

            v1.ServerReflectionRequest = (function() {

                function ServerReflectionRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ServerReflectionRequest.prototype.host = "";
                ServerReflectionRequest.prototype.fileByFilename = null;
                ServerReflectionRequest.prototype.fileContainingSymbol = null;
                ServerReflectionRequest.prototype.fileContainingExtension = null;
                ServerReflectionRequest.prototype.allExtensionNumbersOfType = null;
                ServerReflectionRequest.prototype.listServices = null;

                let $oneOfFields;

                Object.defineProperty(ServerReflectionRequest.prototype, "messageRequest", {
                    get: $util.oneOfGetter($oneOfFields = ["fileByFilename", "fileContainingSymbol", "fileContainingExtension", "allExtensionNumbersOfType", "listServices"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                ServerReflectionRequest.create = function create(properties) {
                    return new ServerReflectionRequest(properties);
                };

                ServerReflectionRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.host != null && Object.hasOwnProperty.call(message, "host"))
                        writer.uint32(10).string(message.host);
                    if (message.fileByFilename != null && Object.hasOwnProperty.call(message, "fileByFilename"))
                        writer.uint32(26).string(message.fileByFilename);
                    if (message.fileContainingSymbol != null && Object.hasOwnProperty.call(message, "fileContainingSymbol"))
                        writer.uint32(34).string(message.fileContainingSymbol);
                    if (message.fileContainingExtension != null && Object.hasOwnProperty.call(message, "fileContainingExtension"))
                        $root.grpc.reflection.v1.ExtensionRequest.encode(message.fileContainingExtension, writer.uint32(42).fork(), q + 1).ldelim();
                    if (message.allExtensionNumbersOfType != null && Object.hasOwnProperty.call(message, "allExtensionNumbersOfType"))
                        writer.uint32(50).string(message.allExtensionNumbersOfType);
                    if (message.listServices != null && Object.hasOwnProperty.call(message, "listServices"))
                        writer.uint32(58).string(message.listServices);
                    return writer;
                };

                ServerReflectionRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.ServerReflectionRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.host = reader.string();
                                break;
                            }
                        case 3: {
                                message.fileByFilename = reader.string();
                                break;
                            }
                        case 4: {
                                message.fileContainingSymbol = reader.string();
                                break;
                            }
                        case 5: {
                                message.fileContainingExtension = $root.grpc.reflection.v1.ExtensionRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 6: {
                                message.allExtensionNumbersOfType = reader.string();
                                break;
                            }
                        case 7: {
                                message.listServices = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ServerReflectionRequest;
            })();

            v1.ExtensionRequest = (function() {

                function ExtensionRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ExtensionRequest.prototype.containingType = "";
                ExtensionRequest.prototype.extensionNumber = 0;

                ExtensionRequest.create = function create(properties) {
                    return new ExtensionRequest(properties);
                };

                ExtensionRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.containingType != null && Object.hasOwnProperty.call(message, "containingType"))
                        writer.uint32(10).string(message.containingType);
                    if (message.extensionNumber != null && Object.hasOwnProperty.call(message, "extensionNumber"))
                        writer.uint32(16).int32(message.extensionNumber);
                    return writer;
                };

                ExtensionRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.ExtensionRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.containingType = reader.string();
                                break;
                            }
                        case 2: {
                                message.extensionNumber = reader.int32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ExtensionRequest;
            })();

            v1.ServerReflectionResponse = (function() {

                function ServerReflectionResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ServerReflectionResponse.prototype.validHost = "";
                ServerReflectionResponse.prototype.originalRequest = null;
                ServerReflectionResponse.prototype.fileDescriptorResponse = null;
                ServerReflectionResponse.prototype.allExtensionNumbersResponse = null;
                ServerReflectionResponse.prototype.listServicesResponse = null;
                ServerReflectionResponse.prototype.errorResponse = null;

                let $oneOfFields;

                Object.defineProperty(ServerReflectionResponse.prototype, "messageResponse", {
                    get: $util.oneOfGetter($oneOfFields = ["fileDescriptorResponse", "allExtensionNumbersResponse", "listServicesResponse", "errorResponse"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                ServerReflectionResponse.create = function create(properties) {
                    return new ServerReflectionResponse(properties);
                };

                ServerReflectionResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.validHost != null && Object.hasOwnProperty.call(message, "validHost"))
                        writer.uint32(10).string(message.validHost);
                    if (message.originalRequest != null && Object.hasOwnProperty.call(message, "originalRequest"))
                        $root.grpc.reflection.v1.ServerReflectionRequest.encode(message.originalRequest, writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.fileDescriptorResponse != null && Object.hasOwnProperty.call(message, "fileDescriptorResponse"))
                        $root.grpc.reflection.v1.FileDescriptorResponse.encode(message.fileDescriptorResponse, writer.uint32(34).fork(), q + 1).ldelim();
                    if (message.allExtensionNumbersResponse != null && Object.hasOwnProperty.call(message, "allExtensionNumbersResponse"))
                        $root.grpc.reflection.v1.ExtensionNumberResponse.encode(message.allExtensionNumbersResponse, writer.uint32(42).fork(), q + 1).ldelim();
                    if (message.listServicesResponse != null && Object.hasOwnProperty.call(message, "listServicesResponse"))
                        $root.grpc.reflection.v1.ListServiceResponse.encode(message.listServicesResponse, writer.uint32(50).fork(), q + 1).ldelim();
                    if (message.errorResponse != null && Object.hasOwnProperty.call(message, "errorResponse"))
                        $root.grpc.reflection.v1.ErrorResponse.encode(message.errorResponse, writer.uint32(58).fork(), q + 1).ldelim();
                    return writer;
                };

                ServerReflectionResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.ServerReflectionResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.validHost = reader.string();
                                break;
                            }
                        case 2: {
                                message.originalRequest = $root.grpc.reflection.v1.ServerReflectionRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 4: {
                                message.fileDescriptorResponse = $root.grpc.reflection.v1.FileDescriptorResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 5: {
                                message.allExtensionNumbersResponse = $root.grpc.reflection.v1.ExtensionNumberResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 6: {
                                message.listServicesResponse = $root.grpc.reflection.v1.ListServiceResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 7: {
                                message.errorResponse = $root.grpc.reflection.v1.ErrorResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ServerReflectionResponse;
            })();

            v1.FileDescriptorResponse = (function() {

                function FileDescriptorResponse(properties) {
                    this.fileDescriptorProto = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                FileDescriptorResponse.prototype.fileDescriptorProto = $util.emptyArray;

                FileDescriptorResponse.create = function create(properties) {
                    return new FileDescriptorResponse(properties);
                };

                FileDescriptorResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.fileDescriptorProto != null && message.fileDescriptorProto.length)
                        for (let i = 0; i < message.fileDescriptorProto.length; ++i)
                            writer.uint32(10).bytes(message.fileDescriptorProto[i]);
                    return writer;
                };

                FileDescriptorResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.FileDescriptorResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                if (!(message.fileDescriptorProto && message.fileDescriptorProto.length))
                                    message.fileDescriptorProto = [];
                                message.fileDescriptorProto.push(reader.bytes());
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return FileDescriptorResponse;
            })();

            v1.ExtensionNumberResponse = (function() {

                function ExtensionNumberResponse(properties) {
                    this.extensionNumber = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ExtensionNumberResponse.prototype.baseTypeName = "";
                ExtensionNumberResponse.prototype.extensionNumber = $util.emptyArray;

                ExtensionNumberResponse.create = function create(properties) {
                    return new ExtensionNumberResponse(properties);
                };

                ExtensionNumberResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.baseTypeName != null && Object.hasOwnProperty.call(message, "baseTypeName"))
                        writer.uint32(10).string(message.baseTypeName);
                    if (message.extensionNumber != null && message.extensionNumber.length) {
                        writer.uint32(18).fork();
                        for (let i = 0; i < message.extensionNumber.length; ++i)
                            writer.int32(message.extensionNumber[i]);
                        writer.ldelim();
                    }
                    return writer;
                };

                ExtensionNumberResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.ExtensionNumberResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.baseTypeName = reader.string();
                                break;
                            }
                        case 2: {
                                if (!(message.extensionNumber && message.extensionNumber.length))
                                    message.extensionNumber = [];
                                if ((tag & 7) === 2) {
                                    let end2 = reader.uint32() + reader.pos;
                                    if (end2 > reader.len)
                                        throw RangeError("index out of range");
                                    reader.len = end2;
                                    while (reader.pos < end2)
                                        message.extensionNumber.push(reader.int32());
                                    if (reader.pos !== end2)
                                        throw RangeError("index out of range");
                                    reader.len = end;
                                } else
                                    message.extensionNumber.push(reader.int32());
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ExtensionNumberResponse;
            })();

            v1.ListServiceResponse = (function() {

                function ListServiceResponse(properties) {
                    this.service = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ListServiceResponse.prototype.service = $util.emptyArray;

                ListServiceResponse.create = function create(properties) {
                    return new ListServiceResponse(properties);
                };

                ListServiceResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.service != null && message.service.length)
                        for (let i = 0; i < message.service.length; ++i)
                            $root.grpc.reflection.v1.ServiceResponse.encode(message.service[i], writer.uint32(10).fork(), q + 1).ldelim();
                    return writer;
                };

                ListServiceResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.ListServiceResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                if (!(message.service && message.service.length))
                                    message.service = [];
                                message.service.push($root.grpc.reflection.v1.ServiceResponse.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ListServiceResponse;
            })();

            v1.ServiceResponse = (function() {

                function ServiceResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ServiceResponse.prototype.name = "";

                ServiceResponse.create = function create(properties) {
                    return new ServiceResponse(properties);
                };

                ServiceResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                        writer.uint32(10).string(message.name);
                    return writer;
                };

                ServiceResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.ServiceResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.name = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ServiceResponse;
            })();

            v1.ErrorResponse = (function() {

                function ErrorResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ErrorResponse.prototype.errorCode = 0;
                ErrorResponse.prototype.errorMessage = "";

                ErrorResponse.create = function create(properties) {
                    return new ErrorResponse(properties);
                };

                ErrorResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.errorCode != null && Object.hasOwnProperty.call(message, "errorCode"))
                        writer.uint32(8).int32(message.errorCode);
                    if (message.errorMessage != null && Object.hasOwnProperty.call(message, "errorMessage"))
                        writer.uint32(18).string(message.errorMessage);
                    return writer;
                };

                ErrorResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1.ErrorResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.errorCode = reader.int32();
                                break;
                            }
                        case 2: {
                                message.errorMessage = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ErrorResponse;
            })();

            return v1;
        })();

        reflection.v1alpha = (function() {

            const v1alpha = {};

            v1alpha.ServerReflectionRequest = (function() {

                function ServerReflectionRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ServerReflectionRequest.prototype.host = "";
                ServerReflectionRequest.prototype.fileByFilename = null;
                ServerReflectionRequest.prototype.fileContainingSymbol = null;
                ServerReflectionRequest.prototype.fileContainingExtension = null;
                ServerReflectionRequest.prototype.allExtensionNumbersOfType = null;
                ServerReflectionRequest.prototype.listServices = null;

                let $oneOfFields;

                Object.defineProperty(ServerReflectionRequest.prototype, "messageRequest", {
                    get: $util.oneOfGetter($oneOfFields = ["fileByFilename", "fileContainingSymbol", "fileContainingExtension", "allExtensionNumbersOfType", "listServices"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                ServerReflectionRequest.create = function create(properties) {
                    return new ServerReflectionRequest(properties);
                };

                ServerReflectionRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.host != null && Object.hasOwnProperty.call(message, "host"))
                        writer.uint32(10).string(message.host);
                    if (message.fileByFilename != null && Object.hasOwnProperty.call(message, "fileByFilename"))
                        writer.uint32(26).string(message.fileByFilename);
                    if (message.fileContainingSymbol != null && Object.hasOwnProperty.call(message, "fileContainingSymbol"))
                        writer.uint32(34).string(message.fileContainingSymbol);
                    if (message.fileContainingExtension != null && Object.hasOwnProperty.call(message, "fileContainingExtension"))
                        $root.grpc.reflection.v1alpha.ExtensionRequest.encode(message.fileContainingExtension, writer.uint32(42).fork(), q + 1).ldelim();
                    if (message.allExtensionNumbersOfType != null && Object.hasOwnProperty.call(message, "allExtensionNumbersOfType"))
                        writer.uint32(50).string(message.allExtensionNumbersOfType);
                    if (message.listServices != null && Object.hasOwnProperty.call(message, "listServices"))
                        writer.uint32(58).string(message.listServices);
                    return writer;
                };

                ServerReflectionRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.ServerReflectionRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.host = reader.string();
                                break;
                            }
                        case 3: {
                                message.fileByFilename = reader.string();
                                break;
                            }
                        case 4: {
                                message.fileContainingSymbol = reader.string();
                                break;
                            }
                        case 5: {
                                message.fileContainingExtension = $root.grpc.reflection.v1alpha.ExtensionRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 6: {
                                message.allExtensionNumbersOfType = reader.string();
                                break;
                            }
                        case 7: {
                                message.listServices = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ServerReflectionRequest;
            })();

            v1alpha.ExtensionRequest = (function() {

                function ExtensionRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ExtensionRequest.prototype.containingType = "";
                ExtensionRequest.prototype.extensionNumber = 0;

                ExtensionRequest.create = function create(properties) {
                    return new ExtensionRequest(properties);
                };

                ExtensionRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.containingType != null && Object.hasOwnProperty.call(message, "containingType"))
                        writer.uint32(10).string(message.containingType);
                    if (message.extensionNumber != null && Object.hasOwnProperty.call(message, "extensionNumber"))
                        writer.uint32(16).int32(message.extensionNumber);
                    return writer;
                };

                ExtensionRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.ExtensionRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.containingType = reader.string();
                                break;
                            }
                        case 2: {
                                message.extensionNumber = reader.int32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ExtensionRequest;
            })();

            v1alpha.ServerReflectionResponse = (function() {

                function ServerReflectionResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ServerReflectionResponse.prototype.validHost = "";
                ServerReflectionResponse.prototype.originalRequest = null;
                ServerReflectionResponse.prototype.fileDescriptorResponse = null;
                ServerReflectionResponse.prototype.allExtensionNumbersResponse = null;
                ServerReflectionResponse.prototype.listServicesResponse = null;
                ServerReflectionResponse.prototype.errorResponse = null;

                let $oneOfFields;

                Object.defineProperty(ServerReflectionResponse.prototype, "messageResponse", {
                    get: $util.oneOfGetter($oneOfFields = ["fileDescriptorResponse", "allExtensionNumbersResponse", "listServicesResponse", "errorResponse"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                ServerReflectionResponse.create = function create(properties) {
                    return new ServerReflectionResponse(properties);
                };

                ServerReflectionResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.validHost != null && Object.hasOwnProperty.call(message, "validHost"))
                        writer.uint32(10).string(message.validHost);
                    if (message.originalRequest != null && Object.hasOwnProperty.call(message, "originalRequest"))
                        $root.grpc.reflection.v1alpha.ServerReflectionRequest.encode(message.originalRequest, writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.fileDescriptorResponse != null && Object.hasOwnProperty.call(message, "fileDescriptorResponse"))
                        $root.grpc.reflection.v1alpha.FileDescriptorResponse.encode(message.fileDescriptorResponse, writer.uint32(34).fork(), q + 1).ldelim();
                    if (message.allExtensionNumbersResponse != null && Object.hasOwnProperty.call(message, "allExtensionNumbersResponse"))
                        $root.grpc.reflection.v1alpha.ExtensionNumberResponse.encode(message.allExtensionNumbersResponse, writer.uint32(42).fork(), q + 1).ldelim();
                    if (message.listServicesResponse != null && Object.hasOwnProperty.call(message, "listServicesResponse"))
                        $root.grpc.reflection.v1alpha.ListServiceResponse.encode(message.listServicesResponse, writer.uint32(50).fork(), q + 1).ldelim();
                    if (message.errorResponse != null && Object.hasOwnProperty.call(message, "errorResponse"))
                        $root.grpc.reflection.v1alpha.ErrorResponse.encode(message.errorResponse, writer.uint32(58).fork(), q + 1).ldelim();
                    return writer;
                };

                ServerReflectionResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.ServerReflectionResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.validHost = reader.string();
                                break;
                            }
                        case 2: {
                                message.originalRequest = $root.grpc.reflection.v1alpha.ServerReflectionRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 4: {
                                message.fileDescriptorResponse = $root.grpc.reflection.v1alpha.FileDescriptorResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 5: {
                                message.allExtensionNumbersResponse = $root.grpc.reflection.v1alpha.ExtensionNumberResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 6: {
                                message.listServicesResponse = $root.grpc.reflection.v1alpha.ListServiceResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 7: {
                                message.errorResponse = $root.grpc.reflection.v1alpha.ErrorResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ServerReflectionResponse;
            })();

            v1alpha.FileDescriptorResponse = (function() {

                function FileDescriptorResponse(properties) {
                    this.fileDescriptorProto = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                FileDescriptorResponse.prototype.fileDescriptorProto = $util.emptyArray;

                FileDescriptorResponse.create = function create(properties) {
                    return new FileDescriptorResponse(properties);
                };

                FileDescriptorResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.fileDescriptorProto != null && message.fileDescriptorProto.length)
                        for (let i = 0; i < message.fileDescriptorProto.length; ++i)
                            writer.uint32(10).bytes(message.fileDescriptorProto[i]);
                    return writer;
                };

                FileDescriptorResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.FileDescriptorResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                if (!(message.fileDescriptorProto && message.fileDescriptorProto.length))
                                    message.fileDescriptorProto = [];
                                message.fileDescriptorProto.push(reader.bytes());
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return FileDescriptorResponse;
            })();

            v1alpha.ExtensionNumberResponse = (function() {

                function ExtensionNumberResponse(properties) {
                    this.extensionNumber = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ExtensionNumberResponse.prototype.baseTypeName = "";
                ExtensionNumberResponse.prototype.extensionNumber = $util.emptyArray;

                ExtensionNumberResponse.create = function create(properties) {
                    return new ExtensionNumberResponse(properties);
                };

                ExtensionNumberResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.baseTypeName != null && Object.hasOwnProperty.call(message, "baseTypeName"))
                        writer.uint32(10).string(message.baseTypeName);
                    if (message.extensionNumber != null && message.extensionNumber.length) {
                        writer.uint32(18).fork();
                        for (let i = 0; i < message.extensionNumber.length; ++i)
                            writer.int32(message.extensionNumber[i]);
                        writer.ldelim();
                    }
                    return writer;
                };

                ExtensionNumberResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.ExtensionNumberResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.baseTypeName = reader.string();
                                break;
                            }
                        case 2: {
                                if (!(message.extensionNumber && message.extensionNumber.length))
                                    message.extensionNumber = [];
                                if ((tag & 7) === 2) {
                                    let end2 = reader.uint32() + reader.pos;
                                    if (end2 > reader.len)
                                        throw RangeError("index out of range");
                                    reader.len = end2;
                                    while (reader.pos < end2)
                                        message.extensionNumber.push(reader.int32());
                                    if (reader.pos !== end2)
                                        throw RangeError("index out of range");
                                    reader.len = end;
                                } else
                                    message.extensionNumber.push(reader.int32());
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ExtensionNumberResponse;
            })();

            v1alpha.ListServiceResponse = (function() {

                function ListServiceResponse(properties) {
                    this.service = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ListServiceResponse.prototype.service = $util.emptyArray;

                ListServiceResponse.create = function create(properties) {
                    return new ListServiceResponse(properties);
                };

                ListServiceResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.service != null && message.service.length)
                        for (let i = 0; i < message.service.length; ++i)
                            $root.grpc.reflection.v1alpha.ServiceResponse.encode(message.service[i], writer.uint32(10).fork(), q + 1).ldelim();
                    return writer;
                };

                ListServiceResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.ListServiceResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                if (!(message.service && message.service.length))
                                    message.service = [];
                                message.service.push($root.grpc.reflection.v1alpha.ServiceResponse.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ListServiceResponse;
            })();

            v1alpha.ServiceResponse = (function() {

                function ServiceResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ServiceResponse.prototype.name = "";

                ServiceResponse.create = function create(properties) {
                    return new ServiceResponse(properties);
                };

                ServiceResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                        writer.uint32(10).string(message.name);
                    return writer;
                };

                ServiceResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.ServiceResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.name = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ServiceResponse;
            })();

            v1alpha.ErrorResponse = (function() {

                function ErrorResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ErrorResponse.prototype.errorCode = 0;
                ErrorResponse.prototype.errorMessage = "";

                ErrorResponse.create = function create(properties) {
                    return new ErrorResponse(properties);
                };

                ErrorResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.errorCode != null && Object.hasOwnProperty.call(message, "errorCode"))
                        writer.uint32(8).int32(message.errorCode);
                    if (message.errorMessage != null && Object.hasOwnProperty.call(message, "errorMessage"))
                        writer.uint32(18).string(message.errorMessage);
                    return writer;
                };

                ErrorResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.grpc.reflection.v1alpha.ErrorResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.errorCode = reader.int32();
                                break;
                            }
                        case 2: {
                                message.errorMessage = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ErrorResponse;
            })();

            return v1alpha;
        })();

        return reflection;
    })();

    return grpc;
})();

export const scalectl = $root.scalectl = (() => {

    const scalectl = {};

    scalectl.admin = (function() {

        const admin = {};

        admin.v1 = (function() {

            const v1 = {};

            v1.GetStatusRequest = (function() {

                function GetStatusRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                GetStatusRequest.create = function create(properties) {
                    return new GetStatusRequest(properties);
                };

                GetStatusRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    return writer;
                };

                GetStatusRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.GetStatusRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return GetStatusRequest;
            })();

            v1.NodeStatus = (function() {

                function NodeStatus(properties) {
                    this.members = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                NodeStatus.prototype.clusterId = "";
                NodeStatus.prototype.nodeId = 0;
                NodeStatus.prototype.name = "";
                NodeStatus.prototype.dc = "";
                NodeStatus.prototype.version = "";
                NodeStatus.prototype.role = "";
                NodeStatus.prototype.leaderId = 0;
                NodeStatus.prototype.ballot = "";
                NodeStatus.prototype.commitIndex = 0;
                NodeStatus.prototype.appliedIndex = 0;
                NodeStatus.prototype.lastIndex = 0;
                NodeStatus.prototype.revision = 0;
                NodeStatus.prototype.ready = false;
                NodeStatus.prototype.disk = "";
                NodeStatus.prototype.rssBytes = 0;
                NodeStatus.prototype.cpuMicros = 0;
                NodeStatus.prototype.uptimeMs = 0;
                NodeStatus.prototype.eventLoopDelayP99Ms = 0;
                NodeStatus.prototype.pid = 0;
                NodeStatus.prototype.configId = 0;
                NodeStatus.prototype.memberRole = "";
                NodeStatus.prototype.walBytes = 0;
                NodeStatus.prototype.dataBytes = 0;
                NodeStatus.prototype.faults = 0;
                NodeStatus.prototype.members = $util.emptyArray;
                NodeStatus.prototype.prepareQuorum = 0;
                NodeStatus.prototype.acceptQuorum = 0;

                NodeStatus.create = function create(properties) {
                    return new NodeStatus(properties);
                };

                NodeStatus.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.clusterId != null && Object.hasOwnProperty.call(message, "clusterId"))
                        writer.uint32(10).string(message.clusterId);
                    if (message.nodeId != null && Object.hasOwnProperty.call(message, "nodeId"))
                        writer.uint32(16).uint32(message.nodeId);
                    if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                        writer.uint32(26).string(message.name);
                    if (message.dc != null && Object.hasOwnProperty.call(message, "dc"))
                        writer.uint32(34).string(message.dc);
                    if (message.version != null && Object.hasOwnProperty.call(message, "version"))
                        writer.uint32(42).string(message.version);
                    if (message.role != null && Object.hasOwnProperty.call(message, "role"))
                        writer.uint32(50).string(message.role);
                    if (message.leaderId != null && Object.hasOwnProperty.call(message, "leaderId"))
                        writer.uint32(56).uint32(message.leaderId);
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        writer.uint32(66).string(message.ballot);
                    if (message.commitIndex != null && Object.hasOwnProperty.call(message, "commitIndex"))
                        writer.uint32(72).uint64(message.commitIndex);
                    if (message.appliedIndex != null && Object.hasOwnProperty.call(message, "appliedIndex"))
                        writer.uint32(80).uint64(message.appliedIndex);
                    if (message.lastIndex != null && Object.hasOwnProperty.call(message, "lastIndex"))
                        writer.uint32(88).uint64(message.lastIndex);
                    if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                        writer.uint32(96).int64(message.revision);
                    if (message.ready != null && Object.hasOwnProperty.call(message, "ready"))
                        writer.uint32(104).bool(message.ready);
                    if (message.disk != null && Object.hasOwnProperty.call(message, "disk"))
                        writer.uint32(114).string(message.disk);
                    if (message.rssBytes != null && Object.hasOwnProperty.call(message, "rssBytes"))
                        writer.uint32(120).uint64(message.rssBytes);
                    if (message.cpuMicros != null && Object.hasOwnProperty.call(message, "cpuMicros"))
                        writer.uint32(128).uint64(message.cpuMicros);
                    if (message.uptimeMs != null && Object.hasOwnProperty.call(message, "uptimeMs"))
                        writer.uint32(136).uint64(message.uptimeMs);
                    if (message.eventLoopDelayP99Ms != null && Object.hasOwnProperty.call(message, "eventLoopDelayP99Ms"))
                        writer.uint32(145).double(message.eventLoopDelayP99Ms);
                    if (message.pid != null && Object.hasOwnProperty.call(message, "pid"))
                        writer.uint32(152).uint32(message.pid);
                    if (message.configId != null && Object.hasOwnProperty.call(message, "configId"))
                        writer.uint32(160).uint64(message.configId);
                    if (message.memberRole != null && Object.hasOwnProperty.call(message, "memberRole"))
                        writer.uint32(170).string(message.memberRole);
                    if (message.walBytes != null && Object.hasOwnProperty.call(message, "walBytes"))
                        writer.uint32(176).uint64(message.walBytes);
                    if (message.dataBytes != null && Object.hasOwnProperty.call(message, "dataBytes"))
                        writer.uint32(184).uint64(message.dataBytes);
                    if (message.faults != null && Object.hasOwnProperty.call(message, "faults"))
                        writer.uint32(192).uint32(message.faults);
                    if (message.members != null && message.members.length)
                        for (let i = 0; i < message.members.length; ++i)
                            $root.scalectl.admin.v1.Member.encode(message.members[i], writer.uint32(202).fork(), q + 1).ldelim();
                    if (message.prepareQuorum != null && Object.hasOwnProperty.call(message, "prepareQuorum"))
                        writer.uint32(208).uint32(message.prepareQuorum);
                    if (message.acceptQuorum != null && Object.hasOwnProperty.call(message, "acceptQuorum"))
                        writer.uint32(216).uint32(message.acceptQuorum);
                    return writer;
                };

                NodeStatus.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.NodeStatus();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.clusterId = reader.string();
                                break;
                            }
                        case 2: {
                                message.nodeId = reader.uint32();
                                break;
                            }
                        case 3: {
                                message.name = reader.string();
                                break;
                            }
                        case 4: {
                                message.dc = reader.string();
                                break;
                            }
                        case 5: {
                                message.version = reader.string();
                                break;
                            }
                        case 6: {
                                message.role = reader.string();
                                break;
                            }
                        case 7: {
                                message.leaderId = reader.uint32();
                                break;
                            }
                        case 8: {
                                message.ballot = reader.string();
                                break;
                            }
                        case 9: {
                                message.commitIndex = reader.uint64();
                                break;
                            }
                        case 10: {
                                message.appliedIndex = reader.uint64();
                                break;
                            }
                        case 11: {
                                message.lastIndex = reader.uint64();
                                break;
                            }
                        case 12: {
                                message.revision = reader.int64();
                                break;
                            }
                        case 13: {
                                message.ready = reader.bool();
                                break;
                            }
                        case 14: {
                                message.disk = reader.string();
                                break;
                            }
                        case 15: {
                                message.rssBytes = reader.uint64();
                                break;
                            }
                        case 16: {
                                message.cpuMicros = reader.uint64();
                                break;
                            }
                        case 17: {
                                message.uptimeMs = reader.uint64();
                                break;
                            }
                        case 18: {
                                message.eventLoopDelayP99Ms = reader.double();
                                break;
                            }
                        case 19: {
                                message.pid = reader.uint32();
                                break;
                            }
                        case 20: {
                                message.configId = reader.uint64();
                                break;
                            }
                        case 21: {
                                message.memberRole = reader.string();
                                break;
                            }
                        case 22: {
                                message.walBytes = reader.uint64();
                                break;
                            }
                        case 23: {
                                message.dataBytes = reader.uint64();
                                break;
                            }
                        case 24: {
                                message.faults = reader.uint32();
                                break;
                            }
                        case 25: {
                                if (!(message.members && message.members.length))
                                    message.members = [];
                                message.members.push($root.scalectl.admin.v1.Member.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 26: {
                                message.prepareQuorum = reader.uint32();
                                break;
                            }
                        case 27: {
                                message.acceptQuorum = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return NodeStatus;
            })();

            v1.GetMembersRequest = (function() {

                function GetMembersRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                GetMembersRequest.create = function create(properties) {
                    return new GetMembersRequest(properties);
                };

                GetMembersRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    return writer;
                };

                GetMembersRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.GetMembersRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return GetMembersRequest;
            })();

            v1.MemberList = (function() {

                function MemberList(properties) {
                    this.members = [];
                    this.progress = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                MemberList.prototype.configId = 0;
                MemberList.prototype.members = $util.emptyArray;
                MemberList.prototype.prepareQuorum = 0;
                MemberList.prototype.acceptQuorum = 0;
                MemberList.prototype.leaderId = 0;
                MemberList.prototype.lastIndex = 0;
                MemberList.prototype.decidedIndex = 0;
                MemberList.prototype.progress = $util.emptyArray;

                MemberList.create = function create(properties) {
                    return new MemberList(properties);
                };

                MemberList.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.configId != null && Object.hasOwnProperty.call(message, "configId"))
                        writer.uint32(8).uint64(message.configId);
                    if (message.members != null && message.members.length)
                        for (let i = 0; i < message.members.length; ++i)
                            $root.scalectl.admin.v1.Member.encode(message.members[i], writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.prepareQuorum != null && Object.hasOwnProperty.call(message, "prepareQuorum"))
                        writer.uint32(24).uint32(message.prepareQuorum);
                    if (message.acceptQuorum != null && Object.hasOwnProperty.call(message, "acceptQuorum"))
                        writer.uint32(32).uint32(message.acceptQuorum);
                    if (message.leaderId != null && Object.hasOwnProperty.call(message, "leaderId"))
                        writer.uint32(40).uint32(message.leaderId);
                    if (message.lastIndex != null && Object.hasOwnProperty.call(message, "lastIndex"))
                        writer.uint32(48).uint64(message.lastIndex);
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(56).uint64(message.decidedIndex);
                    if (message.progress != null && message.progress.length)
                        for (let i = 0; i < message.progress.length; ++i)
                            $root.scalectl.admin.v1.MemberProgress.encode(message.progress[i], writer.uint32(66).fork(), q + 1).ldelim();
                    return writer;
                };

                MemberList.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.MemberList();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.configId = reader.uint64();
                                break;
                            }
                        case 2: {
                                if (!(message.members && message.members.length))
                                    message.members = [];
                                message.members.push($root.scalectl.admin.v1.Member.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 3: {
                                message.prepareQuorum = reader.uint32();
                                break;
                            }
                        case 4: {
                                message.acceptQuorum = reader.uint32();
                                break;
                            }
                        case 5: {
                                message.leaderId = reader.uint32();
                                break;
                            }
                        case 6: {
                                message.lastIndex = reader.uint64();
                                break;
                            }
                        case 7: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        case 8: {
                                if (!(message.progress && message.progress.length))
                                    message.progress = [];
                                message.progress.push($root.scalectl.admin.v1.MemberProgress.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return MemberList;
            })();

            v1.Member = (function() {

                function Member(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Member.prototype.nodeId = 0;
                Member.prototype.role = "";
                Member.prototype.name = "";
                Member.prototype.dc = "";
                Member.prototype.host = "";
                Member.prototype.port = 0;

                Member.create = function create(properties) {
                    return new Member(properties);
                };

                Member.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.nodeId != null && Object.hasOwnProperty.call(message, "nodeId"))
                        writer.uint32(8).uint32(message.nodeId);
                    if (message.role != null && Object.hasOwnProperty.call(message, "role"))
                        writer.uint32(18).string(message.role);
                    if (message.name != null && Object.hasOwnProperty.call(message, "name"))
                        writer.uint32(26).string(message.name);
                    if (message.dc != null && Object.hasOwnProperty.call(message, "dc"))
                        writer.uint32(34).string(message.dc);
                    if (message.host != null && Object.hasOwnProperty.call(message, "host"))
                        writer.uint32(42).string(message.host);
                    if (message.port != null && Object.hasOwnProperty.call(message, "port"))
                        writer.uint32(48).uint32(message.port);
                    return writer;
                };

                Member.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.Member();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.nodeId = reader.uint32();
                                break;
                            }
                        case 2: {
                                message.role = reader.string();
                                break;
                            }
                        case 3: {
                                message.name = reader.string();
                                break;
                            }
                        case 4: {
                                message.dc = reader.string();
                                break;
                            }
                        case 5: {
                                message.host = reader.string();
                                break;
                            }
                        case 6: {
                                message.port = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Member;
            })();

            v1.MemberProgress = (function() {

                function MemberProgress(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                MemberProgress.prototype.nodeId = 0;
                MemberProgress.prototype.matchIndex = 0;
                MemberProgress.prototype.isCurrent = false;

                MemberProgress.create = function create(properties) {
                    return new MemberProgress(properties);
                };

                MemberProgress.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.nodeId != null && Object.hasOwnProperty.call(message, "nodeId"))
                        writer.uint32(8).uint32(message.nodeId);
                    if (message.matchIndex != null && Object.hasOwnProperty.call(message, "matchIndex"))
                        writer.uint32(16).uint64(message.matchIndex);
                    if (message.isCurrent != null && Object.hasOwnProperty.call(message, "isCurrent"))
                        writer.uint32(24).bool(message.isCurrent);
                    return writer;
                };

                MemberProgress.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.MemberProgress();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.nodeId = reader.uint32();
                                break;
                            }
                        case 2: {
                                message.matchIndex = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.isCurrent = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return MemberProgress;
            })();

            v1.ReconfigureRequest = (function() {

                function ReconfigureRequest(properties) {
                    this.members = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ReconfigureRequest.prototype.configId = 0;
                ReconfigureRequest.prototype.members = $util.emptyArray;
                ReconfigureRequest.prototype.prepareQuorum = 0;
                ReconfigureRequest.prototype.acceptQuorum = 0;

                ReconfigureRequest.create = function create(properties) {
                    return new ReconfigureRequest(properties);
                };

                ReconfigureRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.configId != null && Object.hasOwnProperty.call(message, "configId"))
                        writer.uint32(8).uint64(message.configId);
                    if (message.members != null && message.members.length)
                        for (let i = 0; i < message.members.length; ++i)
                            $root.scalectl.admin.v1.Member.encode(message.members[i], writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.prepareQuorum != null && Object.hasOwnProperty.call(message, "prepareQuorum"))
                        writer.uint32(24).uint32(message.prepareQuorum);
                    if (message.acceptQuorum != null && Object.hasOwnProperty.call(message, "acceptQuorum"))
                        writer.uint32(32).uint32(message.acceptQuorum);
                    return writer;
                };

                ReconfigureRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.ReconfigureRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.configId = reader.uint64();
                                break;
                            }
                        case 2: {
                                if (!(message.members && message.members.length))
                                    message.members = [];
                                message.members.push($root.scalectl.admin.v1.Member.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 3: {
                                message.prepareQuorum = reader.uint32();
                                break;
                            }
                        case 4: {
                                message.acceptQuorum = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ReconfigureRequest;
            })();

            v1.TransferLeadershipRequest = (function() {

                function TransferLeadershipRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                TransferLeadershipRequest.prototype.to = 0;

                TransferLeadershipRequest.create = function create(properties) {
                    return new TransferLeadershipRequest(properties);
                };

                TransferLeadershipRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.to != null && Object.hasOwnProperty.call(message, "to"))
                        writer.uint32(8).uint32(message.to);
                    return writer;
                };

                TransferLeadershipRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.TransferLeadershipRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.to = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return TransferLeadershipRequest;
            })();

            v1.Fault = (function() {

                function Fault(properties) {
                    this.links = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Fault.prototype.id = "";
                Fault.prototype.owner = "";
                Fault.prototype.summary = "";
                Fault.prototype.durationMs = 0;
                Fault.prototype.remainingMs = 0;
                Fault.prototype.links = $util.emptyArray;
                Fault.prototype.stall = null;
                Fault.prototype.seed = 0;

                Fault.create = function create(properties) {
                    return new Fault(properties);
                };

                Fault.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(10).string(message.id);
                    if (message.owner != null && Object.hasOwnProperty.call(message, "owner"))
                        writer.uint32(18).string(message.owner);
                    if (message.summary != null && Object.hasOwnProperty.call(message, "summary"))
                        writer.uint32(26).string(message.summary);
                    if (message.durationMs != null && Object.hasOwnProperty.call(message, "durationMs"))
                        writer.uint32(32).uint64(message.durationMs);
                    if (message.remainingMs != null && Object.hasOwnProperty.call(message, "remainingMs"))
                        writer.uint32(40).uint64(message.remainingMs);
                    if (message.links != null && message.links.length)
                        for (let i = 0; i < message.links.length; ++i)
                            $root.scalectl.admin.v1.LinkFault.encode(message.links[i], writer.uint32(50).fork(), q + 1).ldelim();
                    if (message.stall != null && Object.hasOwnProperty.call(message, "stall"))
                        $root.scalectl.admin.v1.Stall.encode(message.stall, writer.uint32(58).fork(), q + 1).ldelim();
                    if (message.seed != null && Object.hasOwnProperty.call(message, "seed"))
                        writer.uint32(64).uint32(message.seed);
                    return writer;
                };

                Fault.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.Fault();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.string();
                                break;
                            }
                        case 2: {
                                message.owner = reader.string();
                                break;
                            }
                        case 3: {
                                message.summary = reader.string();
                                break;
                            }
                        case 4: {
                                message.durationMs = reader.uint64();
                                break;
                            }
                        case 5: {
                                message.remainingMs = reader.uint64();
                                break;
                            }
                        case 6: {
                                if (!(message.links && message.links.length))
                                    message.links = [];
                                message.links.push($root.scalectl.admin.v1.LinkFault.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 7: {
                                message.stall = $root.scalectl.admin.v1.Stall.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 8: {
                                message.seed = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Fault;
            })();

            v1.LinkFault = (function() {

                function LinkFault(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LinkFault.prototype.peer = 0;
                LinkFault.prototype.direction = "";
                LinkFault.prototype.cut = "";
                LinkFault.prototype.delayMs = 0;
                LinkFault.prototype.jitterMs = 0;
                LinkFault.prototype.lossRatio = 0;
                LinkFault.prototype.bandwidthBytesPerS = 0;

                LinkFault.create = function create(properties) {
                    return new LinkFault(properties);
                };

                LinkFault.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.peer != null && Object.hasOwnProperty.call(message, "peer"))
                        writer.uint32(8).uint32(message.peer);
                    if (message.direction != null && Object.hasOwnProperty.call(message, "direction"))
                        writer.uint32(18).string(message.direction);
                    if (message.cut != null && Object.hasOwnProperty.call(message, "cut"))
                        writer.uint32(26).string(message.cut);
                    if (message.delayMs != null && Object.hasOwnProperty.call(message, "delayMs"))
                        writer.uint32(33).double(message.delayMs);
                    if (message.jitterMs != null && Object.hasOwnProperty.call(message, "jitterMs"))
                        writer.uint32(41).double(message.jitterMs);
                    if (message.lossRatio != null && Object.hasOwnProperty.call(message, "lossRatio"))
                        writer.uint32(49).double(message.lossRatio);
                    if (message.bandwidthBytesPerS != null && Object.hasOwnProperty.call(message, "bandwidthBytesPerS"))
                        writer.uint32(57).double(message.bandwidthBytesPerS);
                    return writer;
                };

                LinkFault.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.LinkFault();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.peer = reader.uint32();
                                break;
                            }
                        case 2: {
                                message.direction = reader.string();
                                break;
                            }
                        case 3: {
                                message.cut = reader.string();
                                break;
                            }
                        case 4: {
                                message.delayMs = reader.double();
                                break;
                            }
                        case 5: {
                                message.jitterMs = reader.double();
                                break;
                            }
                        case 6: {
                                message.lossRatio = reader.double();
                                break;
                            }
                        case 7: {
                                message.bandwidthBytesPerS = reader.double();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LinkFault;
            })();

            v1.Stall = (function() {

                function Stall(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Stall.prototype.stallMs = 0;
                Stall.prototype.periodMs = 0;

                Stall.create = function create(properties) {
                    return new Stall(properties);
                };

                Stall.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.stallMs != null && Object.hasOwnProperty.call(message, "stallMs"))
                        writer.uint32(9).double(message.stallMs);
                    if (message.periodMs != null && Object.hasOwnProperty.call(message, "periodMs"))
                        writer.uint32(17).double(message.periodMs);
                    return writer;
                };

                Stall.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.Stall();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.stallMs = reader.double();
                                break;
                            }
                        case 2: {
                                message.periodMs = reader.double();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Stall;
            })();

            v1.HealFaultsRequest = (function() {

                function HealFaultsRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                HealFaultsRequest.prototype.id = "";

                HealFaultsRequest.create = function create(properties) {
                    return new HealFaultsRequest(properties);
                };

                HealFaultsRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(10).string(message.id);
                    return writer;
                };

                HealFaultsRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.HealFaultsRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return HealFaultsRequest;
            })();

            v1.ListFaultsRequest = (function() {

                function ListFaultsRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ListFaultsRequest.create = function create(properties) {
                    return new ListFaultsRequest(properties);
                };

                ListFaultsRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    return writer;
                };

                ListFaultsRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.ListFaultsRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ListFaultsRequest;
            })();

            v1.FaultList = (function() {

                function FaultList(properties) {
                    this.faults = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                FaultList.prototype.faults = $util.emptyArray;

                FaultList.create = function create(properties) {
                    return new FaultList(properties);
                };

                FaultList.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.faults != null && message.faults.length)
                        for (let i = 0; i < message.faults.length; ++i)
                            $root.scalectl.admin.v1.Fault.encode(message.faults[i], writer.uint32(10).fork(), q + 1).ldelim();
                    return writer;
                };

                FaultList.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.FaultList();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                if (!(message.faults && message.faults.length))
                                    message.faults = [];
                                message.faults.push($root.scalectl.admin.v1.Fault.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return FaultList;
            })();

            v1.ProbePeerRequest = (function() {

                function ProbePeerRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ProbePeerRequest.prototype.peer = 0;
                ProbePeerRequest.prototype.timeoutMs = 0;
                ProbePeerRequest.prototype.count = 0;
                ProbePeerRequest.prototype.paddingBytes = 0;
                ProbePeerRequest.prototype.dial = false;

                ProbePeerRequest.create = function create(properties) {
                    return new ProbePeerRequest(properties);
                };

                ProbePeerRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.peer != null && Object.hasOwnProperty.call(message, "peer"))
                        writer.uint32(8).uint32(message.peer);
                    if (message.timeoutMs != null && Object.hasOwnProperty.call(message, "timeoutMs"))
                        writer.uint32(16).uint32(message.timeoutMs);
                    if (message.count != null && Object.hasOwnProperty.call(message, "count"))
                        writer.uint32(24).uint32(message.count);
                    if (message.paddingBytes != null && Object.hasOwnProperty.call(message, "paddingBytes"))
                        writer.uint32(32).uint32(message.paddingBytes);
                    if (message.dial != null && Object.hasOwnProperty.call(message, "dial"))
                        writer.uint32(40).bool(message.dial);
                    return writer;
                };

                ProbePeerRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.ProbePeerRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.peer = reader.uint32();
                                break;
                            }
                        case 2: {
                                message.timeoutMs = reader.uint32();
                                break;
                            }
                        case 3: {
                                message.count = reader.uint32();
                                break;
                            }
                        case 4: {
                                message.paddingBytes = reader.uint32();
                                break;
                            }
                        case 5: {
                                message.dial = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ProbePeerRequest;
            })();

            v1.ProbePeerResponse = (function() {

                function ProbePeerResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ProbePeerResponse.prototype.connected = false;
                ProbePeerResponse.prototype.sent = 0;
                ProbePeerResponse.prototype.answered = 0;
                ProbePeerResponse.prototype.firstAnswerMs = 0;
                ProbePeerResponse.prototype.lastAnswerMs = 0;
                ProbePeerResponse.prototype.dialled = false;

                ProbePeerResponse.create = function create(properties) {
                    return new ProbePeerResponse(properties);
                };

                ProbePeerResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.connected != null && Object.hasOwnProperty.call(message, "connected"))
                        writer.uint32(8).bool(message.connected);
                    if (message.sent != null && Object.hasOwnProperty.call(message, "sent"))
                        writer.uint32(16).uint32(message.sent);
                    if (message.answered != null && Object.hasOwnProperty.call(message, "answered"))
                        writer.uint32(24).uint32(message.answered);
                    if (message.firstAnswerMs != null && Object.hasOwnProperty.call(message, "firstAnswerMs"))
                        writer.uint32(33).double(message.firstAnswerMs);
                    if (message.lastAnswerMs != null && Object.hasOwnProperty.call(message, "lastAnswerMs"))
                        writer.uint32(41).double(message.lastAnswerMs);
                    if (message.dialled != null && Object.hasOwnProperty.call(message, "dialled"))
                        writer.uint32(48).bool(message.dialled);
                    return writer;
                };

                ProbePeerResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.admin.v1.ProbePeerResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.connected = reader.bool();
                                break;
                            }
                        case 2: {
                                message.sent = reader.uint32();
                                break;
                            }
                        case 3: {
                                message.answered = reader.uint32();
                                break;
                            }
                        case 4: {
                                message.firstAnswerMs = reader.double();
                                break;
                            }
                        case 5: {
                                message.lastAnswerMs = reader.double();
                                break;
                            }
                        case 6: {
                                message.dialled = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ProbePeerResponse;
            })();

            return v1;
        })();

        return admin;
    })();

    scalectl.command = (function() {

        const command = {};

        command.v1 = (function() {

            const v1 = {};

            v1.Command = (function() {

                function Command(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Command.prototype.originNode = 0;
                Command.prototype.originBoot = 0;
                Command.prototype.originSequence = 0;
                Command.prototype.sessionId = "";
                Command.prototype.sessionSequence = 0;
                Command.prototype.put = null;
                Command.prototype.deleteRange = null;
                Command.prototype.txn = null;
                Command.prototype.compact = null;
                Command.prototype.leaseGrant = null;
                Command.prototype.leaseRevoke = null;
                Command.prototype.leaseCheckpoint = null;
                Command.prototype.advanceTime = null;

                let $oneOfFields;

                Object.defineProperty(Command.prototype, "operation", {
                    get: $util.oneOfGetter($oneOfFields = ["put", "deleteRange", "txn", "compact", "leaseGrant", "leaseRevoke", "leaseCheckpoint", "advanceTime"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                Command.create = function create(properties) {
                    return new Command(properties);
                };

                Command.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.originNode != null && Object.hasOwnProperty.call(message, "originNode"))
                        writer.uint32(8).uint32(message.originNode);
                    if (message.originBoot != null && Object.hasOwnProperty.call(message, "originBoot"))
                        writer.uint32(16).uint64(message.originBoot);
                    if (message.originSequence != null && Object.hasOwnProperty.call(message, "originSequence"))
                        writer.uint32(24).uint64(message.originSequence);
                    if (message.sessionId != null && Object.hasOwnProperty.call(message, "sessionId"))
                        writer.uint32(34).string(message.sessionId);
                    if (message.sessionSequence != null && Object.hasOwnProperty.call(message, "sessionSequence"))
                        writer.uint32(40).uint64(message.sessionSequence);
                    if (message.put != null && Object.hasOwnProperty.call(message, "put"))
                        $root.etcdserverpb.PutRequest.encode(message.put, writer.uint32(82).fork(), q + 1).ldelim();
                    if (message.deleteRange != null && Object.hasOwnProperty.call(message, "deleteRange"))
                        $root.etcdserverpb.DeleteRangeRequest.encode(message.deleteRange, writer.uint32(90).fork(), q + 1).ldelim();
                    if (message.txn != null && Object.hasOwnProperty.call(message, "txn"))
                        $root.etcdserverpb.TxnRequest.encode(message.txn, writer.uint32(98).fork(), q + 1).ldelim();
                    if (message.compact != null && Object.hasOwnProperty.call(message, "compact"))
                        $root.scalectl.command.v1.Compact.encode(message.compact, writer.uint32(106).fork(), q + 1).ldelim();
                    if (message.leaseGrant != null && Object.hasOwnProperty.call(message, "leaseGrant"))
                        $root.scalectl.command.v1.LeaseGrant.encode(message.leaseGrant, writer.uint32(114).fork(), q + 1).ldelim();
                    if (message.leaseRevoke != null && Object.hasOwnProperty.call(message, "leaseRevoke"))
                        $root.scalectl.command.v1.LeaseRevoke.encode(message.leaseRevoke, writer.uint32(122).fork(), q + 1).ldelim();
                    if (message.leaseCheckpoint != null && Object.hasOwnProperty.call(message, "leaseCheckpoint"))
                        $root.scalectl.command.v1.LeaseCheckpoint.encode(message.leaseCheckpoint, writer.uint32(130).fork(), q + 1).ldelim();
                    if (message.advanceTime != null && Object.hasOwnProperty.call(message, "advanceTime"))
                        $root.scalectl.command.v1.AdvanceTime.encode(message.advanceTime, writer.uint32(138).fork(), q + 1).ldelim();
                    return writer;
                };

                Command.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.command.v1.Command();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.originNode = reader.uint32();
                                break;
                            }
                        case 2: {
                                message.originBoot = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.originSequence = reader.uint64();
                                break;
                            }
                        case 4: {
                                message.sessionId = reader.string();
                                break;
                            }
                        case 5: {
                                message.sessionSequence = reader.uint64();
                                break;
                            }
                        case 10: {
                                message.put = $root.etcdserverpb.PutRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 11: {
                                message.deleteRange = $root.etcdserverpb.DeleteRangeRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 12: {
                                message.txn = $root.etcdserverpb.TxnRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 13: {
                                message.compact = $root.scalectl.command.v1.Compact.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 14: {
                                message.leaseGrant = $root.scalectl.command.v1.LeaseGrant.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 15: {
                                message.leaseRevoke = $root.scalectl.command.v1.LeaseRevoke.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 16: {
                                message.leaseCheckpoint = $root.scalectl.command.v1.LeaseCheckpoint.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 17: {
                                message.advanceTime = $root.scalectl.command.v1.AdvanceTime.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Command;
            })();

            v1.Compact = (function() {

                function Compact(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Compact.prototype.revision = 0;

                Compact.create = function create(properties) {
                    return new Compact(properties);
                };

                Compact.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                        writer.uint32(8).uint64(message.revision);
                    return writer;
                };

                Compact.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.command.v1.Compact();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.revision = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Compact;
            })();

            v1.LeaseGrant = (function() {

                function LeaseGrant(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseGrant.prototype.id = 0;
                LeaseGrant.prototype.ttlSeconds = 0;

                LeaseGrant.create = function create(properties) {
                    return new LeaseGrant(properties);
                };

                LeaseGrant.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.ttlSeconds != null && Object.hasOwnProperty.call(message, "ttlSeconds"))
                        writer.uint32(16).uint64(message.ttlSeconds);
                    return writer;
                };

                LeaseGrant.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.command.v1.LeaseGrant();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.ttlSeconds = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseGrant;
            })();

            v1.LeaseRevoke = (function() {

                function LeaseRevoke(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseRevoke.prototype.id = 0;

                LeaseRevoke.create = function create(properties) {
                    return new LeaseRevoke(properties);
                };

                LeaseRevoke.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    return writer;
                };

                LeaseRevoke.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.command.v1.LeaseRevoke();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseRevoke;
            })();

            v1.LeaseCheckpoint = (function() {

                function LeaseCheckpoint(properties) {
                    this.checkpoints = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseCheckpoint.prototype.checkpoints = $util.emptyArray;

                LeaseCheckpoint.create = function create(properties) {
                    return new LeaseCheckpoint(properties);
                };

                LeaseCheckpoint.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.checkpoints != null && message.checkpoints.length)
                        for (let i = 0; i < message.checkpoints.length; ++i)
                            $root.scalectl.command.v1.LeaseCheckpointEntry.encode(message.checkpoints[i], writer.uint32(10).fork(), q + 1).ldelim();
                    return writer;
                };

                LeaseCheckpoint.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.command.v1.LeaseCheckpoint();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                if (!(message.checkpoints && message.checkpoints.length))
                                    message.checkpoints = [];
                                message.checkpoints.push($root.scalectl.command.v1.LeaseCheckpointEntry.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseCheckpoint;
            })();

            v1.LeaseCheckpointEntry = (function() {

                function LeaseCheckpointEntry(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseCheckpointEntry.prototype.id = 0;
                LeaseCheckpointEntry.prototype.remainingTtlSeconds = 0;

                LeaseCheckpointEntry.create = function create(properties) {
                    return new LeaseCheckpointEntry(properties);
                };

                LeaseCheckpointEntry.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.remainingTtlSeconds != null && Object.hasOwnProperty.call(message, "remainingTtlSeconds"))
                        writer.uint32(16).uint64(message.remainingTtlSeconds);
                    return writer;
                };

                LeaseCheckpointEntry.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.command.v1.LeaseCheckpointEntry();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.remainingTtlSeconds = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseCheckpointEntry;
            })();

            v1.AdvanceTime = (function() {

                function AdvanceTime(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                AdvanceTime.prototype.timeMs = 0;

                AdvanceTime.create = function create(properties) {
                    return new AdvanceTime(properties);
                };

                AdvanceTime.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.timeMs != null && Object.hasOwnProperty.call(message, "timeMs"))
                        writer.uint32(8).uint64(message.timeMs);
                    return writer;
                };

                AdvanceTime.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.command.v1.AdvanceTime();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.timeMs = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return AdvanceTime;
            })();

            return v1;
        })();

        return command;
    })();

    scalectl.peer = (function() {

        const peer = {};

        peer.v1 = (function() {

            const v1 = {};

            v1.Frame = (function() {

                function Frame(properties) {
                    this.messages = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Frame.prototype.messages = $util.emptyArray;
                Frame.prototype.probe = null;

                Frame.create = function create(properties) {
                    return new Frame(properties);
                };

                Frame.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.messages != null && message.messages.length)
                        for (let i = 0; i < message.messages.length; ++i)
                            $root.scalectl.peer.v1.Message.encode(message.messages[i], writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.probe != null && Object.hasOwnProperty.call(message, "probe"))
                        $root.scalectl.peer.v1.LinkProbe.encode(message.probe, writer.uint32(18).fork(), q + 1).ldelim();
                    return writer;
                };

                Frame.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Frame();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                if (!(message.messages && message.messages.length))
                                    message.messages = [];
                                message.messages.push($root.scalectl.peer.v1.Message.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 2: {
                                message.probe = $root.scalectl.peer.v1.LinkProbe.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Frame;
            })();

            v1.LinkProbe = (function() {

                function LinkProbe(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LinkProbe.prototype.id = 0;
                LinkProbe.prototype.padding = $util.newBuffer([]);

                LinkProbe.create = function create(properties) {
                    return new LinkProbe(properties);
                };

                LinkProbe.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.padding != null && Object.hasOwnProperty.call(message, "padding"))
                        writer.uint32(18).bytes(message.padding);
                    return writer;
                };

                LinkProbe.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.LinkProbe();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.padding = reader.bytes();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LinkProbe;
            })();

            v1.Message = (function() {

                function Message(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Message.prototype.heartbeatRequest = null;
                Message.prototype.heartbeatReply = null;
                Message.prototype.prepare = null;
                Message.prototype.promise = null;
                Message.prototype.logRequest = null;
                Message.prototype.logResponse = null;
                Message.prototype.acceptSync = null;
                Message.prototype.accept = null;
                Message.prototype.accepted = null;
                Message.prototype.rejected = null;
                Message.prototype.decide = null;
                Message.prototype.readProbe = null;
                Message.prototype.readAck = null;
                Message.prototype.readIndexRequest = null;
                Message.prototype.readIndexResponse = null;
                Message.prototype.forward = null;
                Message.prototype.forwardRejected = null;
                Message.prototype.leaseQuestion = null;
                Message.prototype.leaseAnswer = null;
                Message.prototype.behind = null;
                Message.prototype.learnRequest = null;
                Message.prototype.learnResponse = null;
                Message.prototype.takeOver = null;
                Message.prototype.reconfigure = null;
                Message.prototype.transfer = null;
                Message.prototype.placement = null;
                Message.prototype.snapshotRequest = null;
                Message.prototype.snapshotChunk = null;

                let $oneOfFields;

                Object.defineProperty(Message.prototype, "body", {
                    get: $util.oneOfGetter($oneOfFields = ["heartbeatRequest", "heartbeatReply", "prepare", "promise", "logRequest", "logResponse", "acceptSync", "accept", "accepted", "rejected", "decide", "readProbe", "readAck", "readIndexRequest", "readIndexResponse", "forward", "forwardRejected", "leaseQuestion", "leaseAnswer", "behind", "learnRequest", "learnResponse", "takeOver", "reconfigure", "transfer", "placement", "snapshotRequest", "snapshotChunk"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                Message.create = function create(properties) {
                    return new Message(properties);
                };

                Message.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.heartbeatRequest != null && Object.hasOwnProperty.call(message, "heartbeatRequest"))
                        $root.scalectl.peer.v1.HeartbeatRequest.encode(message.heartbeatRequest, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.heartbeatReply != null && Object.hasOwnProperty.call(message, "heartbeatReply"))
                        $root.scalectl.peer.v1.HeartbeatReply.encode(message.heartbeatReply, writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.prepare != null && Object.hasOwnProperty.call(message, "prepare"))
                        $root.scalectl.peer.v1.Prepare.encode(message.prepare, writer.uint32(26).fork(), q + 1).ldelim();
                    if (message.promise != null && Object.hasOwnProperty.call(message, "promise"))
                        $root.scalectl.peer.v1.Promise.encode(message.promise, writer.uint32(34).fork(), q + 1).ldelim();
                    if (message.logRequest != null && Object.hasOwnProperty.call(message, "logRequest"))
                        $root.scalectl.peer.v1.LogRequest.encode(message.logRequest, writer.uint32(42).fork(), q + 1).ldelim();
                    if (message.logResponse != null && Object.hasOwnProperty.call(message, "logResponse"))
                        $root.scalectl.peer.v1.LogResponse.encode(message.logResponse, writer.uint32(50).fork(), q + 1).ldelim();
                    if (message.acceptSync != null && Object.hasOwnProperty.call(message, "acceptSync"))
                        $root.scalectl.peer.v1.AcceptSync.encode(message.acceptSync, writer.uint32(58).fork(), q + 1).ldelim();
                    if (message.accept != null && Object.hasOwnProperty.call(message, "accept"))
                        $root.scalectl.peer.v1.Accept.encode(message.accept, writer.uint32(66).fork(), q + 1).ldelim();
                    if (message.accepted != null && Object.hasOwnProperty.call(message, "accepted"))
                        $root.scalectl.peer.v1.Accepted.encode(message.accepted, writer.uint32(74).fork(), q + 1).ldelim();
                    if (message.rejected != null && Object.hasOwnProperty.call(message, "rejected"))
                        $root.scalectl.peer.v1.Rejected.encode(message.rejected, writer.uint32(82).fork(), q + 1).ldelim();
                    if (message.decide != null && Object.hasOwnProperty.call(message, "decide"))
                        $root.scalectl.peer.v1.Decide.encode(message.decide, writer.uint32(90).fork(), q + 1).ldelim();
                    if (message.readProbe != null && Object.hasOwnProperty.call(message, "readProbe"))
                        $root.scalectl.peer.v1.ReadProbe.encode(message.readProbe, writer.uint32(98).fork(), q + 1).ldelim();
                    if (message.readAck != null && Object.hasOwnProperty.call(message, "readAck"))
                        $root.scalectl.peer.v1.ReadAck.encode(message.readAck, writer.uint32(106).fork(), q + 1).ldelim();
                    if (message.readIndexRequest != null && Object.hasOwnProperty.call(message, "readIndexRequest"))
                        $root.scalectl.peer.v1.ReadIndexRequest.encode(message.readIndexRequest, writer.uint32(114).fork(), q + 1).ldelim();
                    if (message.readIndexResponse != null && Object.hasOwnProperty.call(message, "readIndexResponse"))
                        $root.scalectl.peer.v1.ReadIndexResponse.encode(message.readIndexResponse, writer.uint32(122).fork(), q + 1).ldelim();
                    if (message.forward != null && Object.hasOwnProperty.call(message, "forward"))
                        $root.scalectl.peer.v1.Forward.encode(message.forward, writer.uint32(130).fork(), q + 1).ldelim();
                    if (message.forwardRejected != null && Object.hasOwnProperty.call(message, "forwardRejected"))
                        $root.scalectl.peer.v1.ForwardRejected.encode(message.forwardRejected, writer.uint32(138).fork(), q + 1).ldelim();
                    if (message.behind != null && Object.hasOwnProperty.call(message, "behind"))
                        $root.scalectl.peer.v1.Behind.encode(message.behind, writer.uint32(146).fork(), q + 1).ldelim();
                    if (message.learnRequest != null && Object.hasOwnProperty.call(message, "learnRequest"))
                        $root.scalectl.peer.v1.LearnRequest.encode(message.learnRequest, writer.uint32(154).fork(), q + 1).ldelim();
                    if (message.learnResponse != null && Object.hasOwnProperty.call(message, "learnResponse"))
                        $root.scalectl.peer.v1.LearnResponse.encode(message.learnResponse, writer.uint32(162).fork(), q + 1).ldelim();
                    if (message.takeOver != null && Object.hasOwnProperty.call(message, "takeOver"))
                        $root.scalectl.peer.v1.TakeOver.encode(message.takeOver, writer.uint32(170).fork(), q + 1).ldelim();
                    if (message.reconfigure != null && Object.hasOwnProperty.call(message, "reconfigure"))
                        $root.scalectl.peer.v1.Reconfigure.encode(message.reconfigure, writer.uint32(178).fork(), q + 1).ldelim();
                    if (message.transfer != null && Object.hasOwnProperty.call(message, "transfer"))
                        $root.scalectl.peer.v1.Transfer.encode(message.transfer, writer.uint32(186).fork(), q + 1).ldelim();
                    if (message.placement != null && Object.hasOwnProperty.call(message, "placement"))
                        $root.scalectl.peer.v1.Placement.encode(message.placement, writer.uint32(194).fork(), q + 1).ldelim();
                    if (message.leaseQuestion != null && Object.hasOwnProperty.call(message, "leaseQuestion"))
                        $root.scalectl.peer.v1.LeaseQuestion.encode(message.leaseQuestion, writer.uint32(242).fork(), q + 1).ldelim();
                    if (message.leaseAnswer != null && Object.hasOwnProperty.call(message, "leaseAnswer"))
                        $root.scalectl.peer.v1.LeaseAnswer.encode(message.leaseAnswer, writer.uint32(250).fork(), q + 1).ldelim();
                    if (message.snapshotRequest != null && Object.hasOwnProperty.call(message, "snapshotRequest"))
                        $root.scalectl.peer.v1.SnapshotRequest.encode(message.snapshotRequest, writer.uint32(322).fork(), q + 1).ldelim();
                    if (message.snapshotChunk != null && Object.hasOwnProperty.call(message, "snapshotChunk"))
                        $root.scalectl.peer.v1.SnapshotChunk.encode(message.snapshotChunk, writer.uint32(330).fork(), q + 1).ldelim();
                    return writer;
                };

                Message.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Message();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.heartbeatRequest = $root.scalectl.peer.v1.HeartbeatRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.heartbeatReply = $root.scalectl.peer.v1.HeartbeatReply.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 3: {
                                message.prepare = $root.scalectl.peer.v1.Prepare.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 4: {
                                message.promise = $root.scalectl.peer.v1.Promise.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 5: {
                                message.logRequest = $root.scalectl.peer.v1.LogRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 6: {
                                message.logResponse = $root.scalectl.peer.v1.LogResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 7: {
                                message.acceptSync = $root.scalectl.peer.v1.AcceptSync.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 8: {
                                message.accept = $root.scalectl.peer.v1.Accept.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 9: {
                                message.accepted = $root.scalectl.peer.v1.Accepted.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 10: {
                                message.rejected = $root.scalectl.peer.v1.Rejected.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 11: {
                                message.decide = $root.scalectl.peer.v1.Decide.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 12: {
                                message.readProbe = $root.scalectl.peer.v1.ReadProbe.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 13: {
                                message.readAck = $root.scalectl.peer.v1.ReadAck.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 14: {
                                message.readIndexRequest = $root.scalectl.peer.v1.ReadIndexRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 15: {
                                message.readIndexResponse = $root.scalectl.peer.v1.ReadIndexResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 16: {
                                message.forward = $root.scalectl.peer.v1.Forward.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 17: {
                                message.forwardRejected = $root.scalectl.peer.v1.ForwardRejected.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 30: {
                                message.leaseQuestion = $root.scalectl.peer.v1.LeaseQuestion.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 31: {
                                message.leaseAnswer = $root.scalectl.peer.v1.LeaseAnswer.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 18: {
                                message.behind = $root.scalectl.peer.v1.Behind.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 19: {
                                message.learnRequest = $root.scalectl.peer.v1.LearnRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 20: {
                                message.learnResponse = $root.scalectl.peer.v1.LearnResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 21: {
                                message.takeOver = $root.scalectl.peer.v1.TakeOver.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 22: {
                                message.reconfigure = $root.scalectl.peer.v1.Reconfigure.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 23: {
                                message.transfer = $root.scalectl.peer.v1.Transfer.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 24: {
                                message.placement = $root.scalectl.peer.v1.Placement.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 40: {
                                message.snapshotRequest = $root.scalectl.peer.v1.SnapshotRequest.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 41: {
                                message.snapshotChunk = $root.scalectl.peer.v1.SnapshotChunk.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Message;
            })();

            v1.Ballot = (function() {

                function Ballot(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Ballot.prototype.round = 0;
                Ballot.prototype.priority = 0;
                Ballot.prototype.node = 0;

                Ballot.create = function create(properties) {
                    return new Ballot(properties);
                };

                Ballot.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.round != null && Object.hasOwnProperty.call(message, "round"))
                        writer.uint32(8).uint64(message.round);
                    if (message.priority != null && Object.hasOwnProperty.call(message, "priority"))
                        writer.uint32(16).uint32(message.priority);
                    if (message.node != null && Object.hasOwnProperty.call(message, "node"))
                        writer.uint32(24).uint32(message.node);
                    return writer;
                };

                Ballot.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Ballot();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.round = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.priority = reader.uint32();
                                break;
                            }
                        case 3: {
                                message.node = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Ballot;
            })();

            v1.HeartbeatRequest = (function() {

                function HeartbeatRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                HeartbeatRequest.prototype.round = 0;
                HeartbeatRequest.prototype.configId = 0;
                HeartbeatRequest.prototype.decidedIndex = 0;
                HeartbeatRequest.prototype.ballot = null;
                HeartbeatRequest.prototype.hasGivenUp = false;

                HeartbeatRequest.create = function create(properties) {
                    return new HeartbeatRequest(properties);
                };

                HeartbeatRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.round != null && Object.hasOwnProperty.call(message, "round"))
                        writer.uint32(8).uint64(message.round);
                    if (message.configId != null && Object.hasOwnProperty.call(message, "configId"))
                        writer.uint32(16).uint64(message.configId);
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(24).uint64(message.decidedIndex);
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(34).fork(), q + 1).ldelim();
                    if (message.hasGivenUp != null && Object.hasOwnProperty.call(message, "hasGivenUp"))
                        writer.uint32(40).bool(message.hasGivenUp);
                    return writer;
                };

                HeartbeatRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.HeartbeatRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.round = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.configId = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        case 4: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 5: {
                                message.hasGivenUp = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return HeartbeatRequest;
            })();

            v1.HeartbeatReply = (function() {

                function HeartbeatReply(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                HeartbeatReply.prototype.round = 0;
                HeartbeatReply.prototype.ballot = null;
                HeartbeatReply.prototype.leader = null;
                HeartbeatReply.prototype.happy = false;
                HeartbeatReply.prototype.configId = 0;
                HeartbeatReply.prototype.decidedIndex = 0;
                HeartbeatReply.prototype.lease = false;
                HeartbeatReply.prototype.receivedIndex = 0;
                HeartbeatReply.prototype.durableIndex = 0;

                HeartbeatReply.create = function create(properties) {
                    return new HeartbeatReply(properties);
                };

                HeartbeatReply.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.round != null && Object.hasOwnProperty.call(message, "round"))
                        writer.uint32(8).uint64(message.round);
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.leader != null && Object.hasOwnProperty.call(message, "leader"))
                        $root.scalectl.peer.v1.Ballot.encode(message.leader, writer.uint32(26).fork(), q + 1).ldelim();
                    if (message.happy != null && Object.hasOwnProperty.call(message, "happy"))
                        writer.uint32(32).bool(message.happy);
                    if (message.configId != null && Object.hasOwnProperty.call(message, "configId"))
                        writer.uint32(40).uint64(message.configId);
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(48).uint64(message.decidedIndex);
                    if (message.lease != null && Object.hasOwnProperty.call(message, "lease"))
                        writer.uint32(56).bool(message.lease);
                    if (message.receivedIndex != null && Object.hasOwnProperty.call(message, "receivedIndex"))
                        writer.uint32(64).uint64(message.receivedIndex);
                    if (message.durableIndex != null && Object.hasOwnProperty.call(message, "durableIndex"))
                        writer.uint32(72).uint64(message.durableIndex);
                    return writer;
                };

                HeartbeatReply.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.HeartbeatReply();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.round = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 3: {
                                message.leader = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 4: {
                                message.happy = reader.bool();
                                break;
                            }
                        case 5: {
                                message.configId = reader.uint64();
                                break;
                            }
                        case 6: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        case 7: {
                                message.lease = reader.bool();
                                break;
                            }
                        case 8: {
                                message.receivedIndex = reader.uint64();
                                break;
                            }
                        case 9: {
                                message.durableIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return HeartbeatReply;
            })();

            v1.Prepare = (function() {

                function Prepare(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Prepare.prototype.ballot = null;
                Prepare.prototype.released = null;

                Prepare.create = function create(properties) {
                    return new Prepare(properties);
                };

                Prepare.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.released != null && Object.hasOwnProperty.call(message, "released"))
                        $root.scalectl.peer.v1.Ballot.encode(message.released, writer.uint32(18).fork(), q + 1).ldelim();
                    return writer;
                };

                Prepare.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Prepare();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.released = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Prepare;
            })();

            v1.Promise = (function() {

                function Promise(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Promise.prototype.ballot = null;
                Promise.prototype.acceptedBallot = null;
                Promise.prototype.lastIndex = 0;
                Promise.prototype.decidedIndex = 0;
                Promise.prototype.readableIndex = 0;
                Promise.prototype.isDamaged = false;

                Promise.create = function create(properties) {
                    return new Promise(properties);
                };

                Promise.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.acceptedBallot != null && Object.hasOwnProperty.call(message, "acceptedBallot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.acceptedBallot, writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.lastIndex != null && Object.hasOwnProperty.call(message, "lastIndex"))
                        writer.uint32(24).uint64(message.lastIndex);
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(32).uint64(message.decidedIndex);
                    if (message.readableIndex != null && Object.hasOwnProperty.call(message, "readableIndex"))
                        writer.uint32(40).uint64(message.readableIndex);
                    if (message.isDamaged != null && Object.hasOwnProperty.call(message, "isDamaged"))
                        writer.uint32(48).bool(message.isDamaged);
                    return writer;
                };

                Promise.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Promise();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.acceptedBallot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 3: {
                                message.lastIndex = reader.uint64();
                                break;
                            }
                        case 4: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        case 5: {
                                message.readableIndex = reader.uint64();
                                break;
                            }
                        case 6: {
                                message.isDamaged = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Promise;
            })();

            v1.LogRequest = (function() {

                function LogRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LogRequest.prototype.ballot = null;
                LogRequest.prototype.fromIndex = 0;

                LogRequest.create = function create(properties) {
                    return new LogRequest(properties);
                };

                LogRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.fromIndex != null && Object.hasOwnProperty.call(message, "fromIndex"))
                        writer.uint32(16).uint64(message.fromIndex);
                    return writer;
                };

                LogRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.LogRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.fromIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LogRequest;
            })();

            v1.LogResponse = (function() {

                function LogResponse(properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LogResponse.prototype.ballot = null;
                LogResponse.prototype.fromIndex = 0;
                LogResponse.prototype.entries = $util.emptyArray;
                LogResponse.prototype.done = false;

                LogResponse.create = function create(properties) {
                    return new LogResponse(properties);
                };

                LogResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.fromIndex != null && Object.hasOwnProperty.call(message, "fromIndex"))
                        writer.uint32(16).uint64(message.fromIndex);
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            writer.uint32(26).bytes(message.entries[i]);
                    if (message.done != null && Object.hasOwnProperty.call(message, "done"))
                        writer.uint32(32).bool(message.done);
                    return writer;
                };

                LogResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.LogResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.fromIndex = reader.uint64();
                                break;
                            }
                        case 3: {
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push(reader.bytes());
                                break;
                            }
                        case 4: {
                                message.done = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LogResponse;
            })();

            v1.AcceptSync = (function() {

                function AcceptSync(properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                AcceptSync.prototype.ballot = null;
                AcceptSync.prototype.syncIndex = 0;
                AcceptSync.prototype.offset = 0;
                AcceptSync.prototype.entries = $util.emptyArray;
                AcceptSync.prototype.done = false;
                AcceptSync.prototype.decidedIndex = 0;

                AcceptSync.create = function create(properties) {
                    return new AcceptSync(properties);
                };

                AcceptSync.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.syncIndex != null && Object.hasOwnProperty.call(message, "syncIndex"))
                        writer.uint32(16).uint64(message.syncIndex);
                    if (message.offset != null && Object.hasOwnProperty.call(message, "offset"))
                        writer.uint32(24).uint64(message.offset);
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            writer.uint32(34).bytes(message.entries[i]);
                    if (message.done != null && Object.hasOwnProperty.call(message, "done"))
                        writer.uint32(40).bool(message.done);
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(48).uint64(message.decidedIndex);
                    return writer;
                };

                AcceptSync.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.AcceptSync();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.syncIndex = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.offset = reader.uint64();
                                break;
                            }
                        case 4: {
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push(reader.bytes());
                                break;
                            }
                        case 5: {
                                message.done = reader.bool();
                                break;
                            }
                        case 6: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return AcceptSync;
            })();

            v1.Accept = (function() {

                function Accept(properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Accept.prototype.ballot = null;
                Accept.prototype.startIndex = 0;
                Accept.prototype.entries = $util.emptyArray;
                Accept.prototype.decidedIndex = 0;

                Accept.create = function create(properties) {
                    return new Accept(properties);
                };

                Accept.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.startIndex != null && Object.hasOwnProperty.call(message, "startIndex"))
                        writer.uint32(16).uint64(message.startIndex);
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            writer.uint32(26).bytes(message.entries[i]);
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(32).uint64(message.decidedIndex);
                    return writer;
                };

                Accept.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Accept();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.startIndex = reader.uint64();
                                break;
                            }
                        case 3: {
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push(reader.bytes());
                                break;
                            }
                        case 4: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Accept;
            })();

            v1.Accepted = (function() {

                function Accepted(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Accepted.prototype.ballot = null;
                Accepted.prototype.index = 0;
                Accepted.prototype.staged = false;

                Accepted.create = function create(properties) {
                    return new Accepted(properties);
                };

                Accepted.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.index != null && Object.hasOwnProperty.call(message, "index"))
                        writer.uint32(16).uint64(message.index);
                    if (message.staged != null && Object.hasOwnProperty.call(message, "staged"))
                        writer.uint32(24).bool(message.staged);
                    return writer;
                };

                Accepted.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Accepted();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.index = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.staged = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Accepted;
            })();

            v1.Rejected = (function() {

                function Rejected(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Rejected.prototype.ballot = null;
                Rejected.prototype.promised = null;
                Rejected.prototype.lastIndex = 0;
                Rejected.prototype.needsSync = false;

                Rejected.create = function create(properties) {
                    return new Rejected(properties);
                };

                Rejected.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.promised != null && Object.hasOwnProperty.call(message, "promised"))
                        $root.scalectl.peer.v1.Ballot.encode(message.promised, writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.lastIndex != null && Object.hasOwnProperty.call(message, "lastIndex"))
                        writer.uint32(24).uint64(message.lastIndex);
                    if (message.needsSync != null && Object.hasOwnProperty.call(message, "needsSync"))
                        writer.uint32(32).bool(message.needsSync);
                    return writer;
                };

                Rejected.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Rejected();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.promised = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 3: {
                                message.lastIndex = reader.uint64();
                                break;
                            }
                        case 4: {
                                message.needsSync = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Rejected;
            })();

            v1.Decide = (function() {

                function Decide(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Decide.prototype.ballot = null;
                Decide.prototype.decidedIndex = 0;

                Decide.create = function create(properties) {
                    return new Decide(properties);
                };

                Decide.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(16).uint64(message.decidedIndex);
                    return writer;
                };

                Decide.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Decide();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Decide;
            })();

            v1.ReadProbe = (function() {

                function ReadProbe(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ReadProbe.prototype.ballot = null;
                ReadProbe.prototype.round = 0;

                ReadProbe.create = function create(properties) {
                    return new ReadProbe(properties);
                };

                ReadProbe.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.round != null && Object.hasOwnProperty.call(message, "round"))
                        writer.uint32(16).uint64(message.round);
                    return writer;
                };

                ReadProbe.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.ReadProbe();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.round = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ReadProbe;
            })();

            v1.ReadAck = (function() {

                function ReadAck(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ReadAck.prototype.ballot = null;
                ReadAck.prototype.round = 0;

                ReadAck.create = function create(properties) {
                    return new ReadAck(properties);
                };

                ReadAck.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.round != null && Object.hasOwnProperty.call(message, "round"))
                        writer.uint32(16).uint64(message.round);
                    return writer;
                };

                ReadAck.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.ReadAck();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.round = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ReadAck;
            })();

            v1.ReadIndexRequest = (function() {

                function ReadIndexRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ReadIndexRequest.prototype.id = 0;
                ReadIndexRequest.prototype.ballot = null;

                ReadIndexRequest.create = function create(properties) {
                    return new ReadIndexRequest(properties);
                };

                ReadIndexRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(18).fork(), q + 1).ldelim();
                    return writer;
                };

                ReadIndexRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.ReadIndexRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ReadIndexRequest;
            })();

            v1.ReadIndexResponse = (function() {

                function ReadIndexResponse(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ReadIndexResponse.prototype.id = 0;
                ReadIndexResponse.prototype.index = 0;
                ReadIndexResponse.prototype.refused = false;

                ReadIndexResponse.create = function create(properties) {
                    return new ReadIndexResponse(properties);
                };

                ReadIndexResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.index != null && Object.hasOwnProperty.call(message, "index"))
                        writer.uint32(16).uint64(message.index);
                    if (message.refused != null && Object.hasOwnProperty.call(message, "refused"))
                        writer.uint32(24).bool(message.refused);
                    return writer;
                };

                ReadIndexResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.ReadIndexResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.index = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.refused = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ReadIndexResponse;
            })();

            v1.Forward = (function() {

                function Forward(properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Forward.prototype.id = 0;
                Forward.prototype.ballot = null;
                Forward.prototype.entries = $util.emptyArray;

                Forward.create = function create(properties) {
                    return new Forward(properties);
                };

                Forward.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            writer.uint32(26).bytes(message.entries[i]);
                    return writer;
                };

                Forward.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Forward();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 3: {
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push(reader.bytes());
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Forward;
            })();

            v1.ForwardRejected = (function() {

                function ForwardRejected(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                ForwardRejected.prototype.id = 0;
                ForwardRejected.prototype.overloaded = false;

                ForwardRejected.create = function create(properties) {
                    return new ForwardRejected(properties);
                };

                ForwardRejected.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.overloaded != null && Object.hasOwnProperty.call(message, "overloaded"))
                        writer.uint32(16).bool(message.overloaded);
                    return writer;
                };

                ForwardRejected.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.ForwardRejected();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.overloaded = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return ForwardRejected;
            })();

            v1.LeaseQuestion = (function() {

                function LeaseQuestion(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseQuestion.prototype.id = 0;
                LeaseQuestion.prototype.leaseId = 0;
                LeaseQuestion.prototype.renew = false;

                LeaseQuestion.create = function create(properties) {
                    return new LeaseQuestion(properties);
                };

                LeaseQuestion.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.leaseId != null && Object.hasOwnProperty.call(message, "leaseId"))
                        writer.uint32(16).uint64(message.leaseId);
                    if (message.renew != null && Object.hasOwnProperty.call(message, "renew"))
                        writer.uint32(24).bool(message.renew);
                    return writer;
                };

                LeaseQuestion.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.LeaseQuestion();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.leaseId = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.renew = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseQuestion;
            })();

            v1.LeaseAnswer = (function() {

                function LeaseAnswer(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseAnswer.prototype.id = 0;
                LeaseAnswer.prototype.found = false;
                LeaseAnswer.prototype.refused = false;
                LeaseAnswer.prototype.remainingMs = 0;

                LeaseAnswer.create = function create(properties) {
                    return new LeaseAnswer(properties);
                };

                LeaseAnswer.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.found != null && Object.hasOwnProperty.call(message, "found"))
                        writer.uint32(16).bool(message.found);
                    if (message.refused != null && Object.hasOwnProperty.call(message, "refused"))
                        writer.uint32(24).bool(message.refused);
                    if (message.remainingMs != null && Object.hasOwnProperty.call(message, "remainingMs"))
                        writer.uint32(32).uint64(message.remainingMs);
                    return writer;
                };

                LeaseAnswer.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.LeaseAnswer();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.found = reader.bool();
                                break;
                            }
                        case 3: {
                                message.refused = reader.bool();
                                break;
                            }
                        case 4: {
                                message.remainingMs = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseAnswer;
            })();

            v1.Behind = (function() {

                function Behind(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Behind.prototype.decidedIndex = 0;

                Behind.create = function create(properties) {
                    return new Behind(properties);
                };

                Behind.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(8).uint64(message.decidedIndex);
                    return writer;
                };

                Behind.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Behind();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Behind;
            })();

            v1.LearnRequest = (function() {

                function LearnRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LearnRequest.prototype.fromIndex = 0;

                LearnRequest.create = function create(properties) {
                    return new LearnRequest(properties);
                };

                LearnRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.fromIndex != null && Object.hasOwnProperty.call(message, "fromIndex"))
                        writer.uint32(8).uint64(message.fromIndex);
                    return writer;
                };

                LearnRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.LearnRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.fromIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LearnRequest;
            })();

            v1.LearnResponse = (function() {

                function LearnResponse(properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LearnResponse.prototype.ballot = null;
                LearnResponse.prototype.fromIndex = 0;
                LearnResponse.prototype.entries = $util.emptyArray;
                LearnResponse.prototype.decidedIndex = 0;
                LearnResponse.prototype.compactedIndex = 0;

                LearnResponse.create = function create(properties) {
                    return new LearnResponse(properties);
                };

                LearnResponse.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.fromIndex != null && Object.hasOwnProperty.call(message, "fromIndex"))
                        writer.uint32(16).uint64(message.fromIndex);
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            writer.uint32(26).bytes(message.entries[i]);
                    if (message.decidedIndex != null && Object.hasOwnProperty.call(message, "decidedIndex"))
                        writer.uint32(32).uint64(message.decidedIndex);
                    if (message.compactedIndex != null && Object.hasOwnProperty.call(message, "compactedIndex"))
                        writer.uint32(40).uint64(message.compactedIndex);
                    return writer;
                };

                LearnResponse.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.LearnResponse();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.fromIndex = reader.uint64();
                                break;
                            }
                        case 3: {
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push(reader.bytes());
                                break;
                            }
                        case 4: {
                                message.decidedIndex = reader.uint64();
                                break;
                            }
                        case 5: {
                                message.compactedIndex = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LearnResponse;
            })();

            v1.TakeOver = (function() {

                function TakeOver(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                TakeOver.prototype.ballot = null;
                TakeOver.prototype.round = 0;

                TakeOver.create = function create(properties) {
                    return new TakeOver(properties);
                };

                TakeOver.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.ballot != null && Object.hasOwnProperty.call(message, "ballot"))
                        $root.scalectl.peer.v1.Ballot.encode(message.ballot, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.round != null && Object.hasOwnProperty.call(message, "round"))
                        writer.uint32(16).uint64(message.round);
                    return writer;
                };

                TakeOver.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.TakeOver();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.ballot = $root.scalectl.peer.v1.Ballot.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.round = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return TakeOver;
            })();

            v1.Reconfigure = (function() {

                function Reconfigure(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Reconfigure.prototype.entry = $util.newBuffer([]);

                Reconfigure.create = function create(properties) {
                    return new Reconfigure(properties);
                };

                Reconfigure.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.entry != null && Object.hasOwnProperty.call(message, "entry"))
                        writer.uint32(10).bytes(message.entry);
                    return writer;
                };

                Reconfigure.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Reconfigure();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.entry = reader.bytes();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Reconfigure;
            })();

            v1.Transfer = (function() {

                function Transfer(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Transfer.prototype.to = 0;

                Transfer.create = function create(properties) {
                    return new Transfer(properties);
                };

                Transfer.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.to != null && Object.hasOwnProperty.call(message, "to"))
                        writer.uint32(8).uint32(message.to);
                    return writer;
                };

                Transfer.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Transfer();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.to = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Transfer;
            })();

            v1.Placement = (function() {

                function Placement(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Placement.prototype.quorumRttMicros = 0;
                Placement.prototype.priority = 0;

                Placement.create = function create(properties) {
                    return new Placement(properties);
                };

                Placement.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.quorumRttMicros != null && Object.hasOwnProperty.call(message, "quorumRttMicros"))
                        writer.uint32(8).uint64(message.quorumRttMicros);
                    if (message.priority != null && Object.hasOwnProperty.call(message, "priority"))
                        writer.uint32(16).uint32(message.priority);
                    return writer;
                };

                Placement.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.Placement();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.quorumRttMicros = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.priority = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Placement;
            })();

            v1.SnapshotRequest = (function() {

                function SnapshotRequest(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                SnapshotRequest.prototype.index = 0;
                SnapshotRequest.prototype.makerNodeId = 0;
                SnapshotRequest.prototype.makerBoot = 0;
                SnapshotRequest.prototype.offset = 0;
                SnapshotRequest.prototype.withoutState = false;

                SnapshotRequest.create = function create(properties) {
                    return new SnapshotRequest(properties);
                };

                SnapshotRequest.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.index != null && Object.hasOwnProperty.call(message, "index"))
                        writer.uint32(8).uint64(message.index);
                    if (message.makerNodeId != null && Object.hasOwnProperty.call(message, "makerNodeId"))
                        writer.uint32(16).uint32(message.makerNodeId);
                    if (message.makerBoot != null && Object.hasOwnProperty.call(message, "makerBoot"))
                        writer.uint32(24).uint64(message.makerBoot);
                    if (message.offset != null && Object.hasOwnProperty.call(message, "offset"))
                        writer.uint32(32).uint64(message.offset);
                    if (message.withoutState != null && Object.hasOwnProperty.call(message, "withoutState"))
                        writer.uint32(40).bool(message.withoutState);
                    return writer;
                };

                SnapshotRequest.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.SnapshotRequest();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.index = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.makerNodeId = reader.uint32();
                                break;
                            }
                        case 3: {
                                message.makerBoot = reader.uint64();
                                break;
                            }
                        case 4: {
                                message.offset = reader.uint64();
                                break;
                            }
                        case 5: {
                                message.withoutState = reader.bool();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return SnapshotRequest;
            })();

            v1.SnapshotChunk = (function() {

                function SnapshotChunk(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                SnapshotChunk.prototype.index = 0;
                SnapshotChunk.prototype.makerNodeId = 0;
                SnapshotChunk.prototype.makerBoot = 0;
                SnapshotChunk.prototype.offset = 0;
                SnapshotChunk.prototype.totalBytes = 0;
                SnapshotChunk.prototype.bytes = $util.newBuffer([]);

                SnapshotChunk.create = function create(properties) {
                    return new SnapshotChunk(properties);
                };

                SnapshotChunk.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.index != null && Object.hasOwnProperty.call(message, "index"))
                        writer.uint32(8).uint64(message.index);
                    if (message.makerNodeId != null && Object.hasOwnProperty.call(message, "makerNodeId"))
                        writer.uint32(16).uint32(message.makerNodeId);
                    if (message.makerBoot != null && Object.hasOwnProperty.call(message, "makerBoot"))
                        writer.uint32(24).uint64(message.makerBoot);
                    if (message.offset != null && Object.hasOwnProperty.call(message, "offset"))
                        writer.uint32(32).uint64(message.offset);
                    if (message.totalBytes != null && Object.hasOwnProperty.call(message, "totalBytes"))
                        writer.uint32(40).uint64(message.totalBytes);
                    if (message.bytes != null && Object.hasOwnProperty.call(message, "bytes"))
                        writer.uint32(50).bytes(message.bytes);
                    return writer;
                };

                SnapshotChunk.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.peer.v1.SnapshotChunk();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.index = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.makerNodeId = reader.uint32();
                                break;
                            }
                        case 3: {
                                message.makerBoot = reader.uint64();
                                break;
                            }
                        case 4: {
                                message.offset = reader.uint64();
                                break;
                            }
                        case 5: {
                                message.totalBytes = reader.uint64();
                                break;
                            }
                        case 6: {
                                message.bytes = reader.bytes();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return SnapshotChunk;
            })();

            return v1;
        })();

        return peer;
    })();

    scalectl.snapshot = (function() {

        const snapshot = {};

        snapshot.v1 = (function() {

            const v1 = {};

            v1.Part = (function() {

                function Part(properties) {
                    this.leases = [];
                    this.keys = [];
                    this.events = [];
                    this.sessions = [];
                    this.endedSessions = [];
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Part.prototype.header = null;
                Part.prototype.leases = $util.emptyArray;
                Part.prototype.keys = $util.emptyArray;
                Part.prototype.events = $util.emptyArray;
                Part.prototype.sessions = $util.emptyArray;
                Part.prototype.endedSessions = $util.emptyArray;
                Part.prototype.end = null;

                Part.create = function create(properties) {
                    return new Part(properties);
                };

                Part.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.header != null && Object.hasOwnProperty.call(message, "header"))
                        $root.scalectl.snapshot.v1.Header.encode(message.header, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.leases != null && message.leases.length)
                        for (let i = 0; i < message.leases.length; ++i)
                            $root.scalectl.snapshot.v1.Lease.encode(message.leases[i], writer.uint32(18).fork(), q + 1).ldelim();
                    if (message.keys != null && message.keys.length)
                        for (let i = 0; i < message.keys.length; ++i)
                            $root.mvccpb.KeyValue.encode(message.keys[i], writer.uint32(26).fork(), q + 1).ldelim();
                    if (message.events != null && message.events.length)
                        for (let i = 0; i < message.events.length; ++i)
                            $root.mvccpb.KeyValue.encode(message.events[i], writer.uint32(34).fork(), q + 1).ldelim();
                    if (message.sessions != null && message.sessions.length)
                        for (let i = 0; i < message.sessions.length; ++i)
                            $root.scalectl.snapshot.v1.SessionEntry.encode(message.sessions[i], writer.uint32(42).fork(), q + 1).ldelim();
                    if (message.endedSessions != null && message.endedSessions.length)
                        for (let i = 0; i < message.endedSessions.length; ++i)
                            writer.uint32(50).string(message.endedSessions[i]);
                    if (message.end != null && Object.hasOwnProperty.call(message, "end"))
                        $root.scalectl.snapshot.v1.End.encode(message.end, writer.uint32(58).fork(), q + 1).ldelim();
                    return writer;
                };

                Part.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.Part();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.header = $root.scalectl.snapshot.v1.Header.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                if (!(message.leases && message.leases.length))
                                    message.leases = [];
                                message.leases.push($root.scalectl.snapshot.v1.Lease.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 3: {
                                if (!(message.keys && message.keys.length))
                                    message.keys = [];
                                message.keys.push($root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 4: {
                                if (!(message.events && message.events.length))
                                    message.events = [];
                                message.events.push($root.mvccpb.KeyValue.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 5: {
                                if (!(message.sessions && message.sessions.length))
                                    message.sessions = [];
                                message.sessions.push($root.scalectl.snapshot.v1.SessionEntry.decode(reader, reader.uint32(), undefined, long + 1));
                                break;
                            }
                        case 6: {
                                if (!(message.endedSessions && message.endedSessions.length))
                                    message.endedSessions = [];
                                message.endedSessions.push(reader.string());
                                break;
                            }
                        case 7: {
                                message.end = $root.scalectl.snapshot.v1.End.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Part;
            })();

            v1.Header = (function() {

                function Header(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Header.prototype.format = 0;
                Header.prototype.revision = 0;
                Header.prototype.compactRevision = 0;
                Header.prototype.digest = 0;
                Header.prototype.timeMs = 0;
                Header.prototype.forgottenMs = 0;

                Header.create = function create(properties) {
                    return new Header(properties);
                };

                Header.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.format != null && Object.hasOwnProperty.call(message, "format"))
                        writer.uint32(8).uint32(message.format);
                    if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                        writer.uint32(16).uint64(message.revision);
                    if (message.compactRevision != null && Object.hasOwnProperty.call(message, "compactRevision"))
                        writer.uint32(24).uint64(message.compactRevision);
                    if (message.digest != null && Object.hasOwnProperty.call(message, "digest"))
                        writer.uint32(32).uint32(message.digest);
                    if (message.timeMs != null && Object.hasOwnProperty.call(message, "timeMs"))
                        writer.uint32(40).uint64(message.timeMs);
                    if (message.forgottenMs != null && Object.hasOwnProperty.call(message, "forgottenMs"))
                        writer.uint32(48).uint64(message.forgottenMs);
                    return writer;
                };

                Header.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.Header();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.format = reader.uint32();
                                break;
                            }
                        case 2: {
                                message.revision = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.compactRevision = reader.uint64();
                                break;
                            }
                        case 4: {
                                message.digest = reader.uint32();
                                break;
                            }
                        case 5: {
                                message.timeMs = reader.uint64();
                                break;
                            }
                        case 6: {
                                message.forgottenMs = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Header;
            })();

            v1.Lease = (function() {

                function Lease(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Lease.prototype.id = 0;
                Lease.prototype.grantedTtlSeconds = 0;
                Lease.prototype.remainingTtlSeconds = 0;

                Lease.create = function create(properties) {
                    return new Lease(properties);
                };

                Lease.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.grantedTtlSeconds != null && Object.hasOwnProperty.call(message, "grantedTtlSeconds"))
                        writer.uint32(16).uint64(message.grantedTtlSeconds);
                    if (message.remainingTtlSeconds != null && Object.hasOwnProperty.call(message, "remainingTtlSeconds"))
                        writer.uint32(24).uint64(message.remainingTtlSeconds);
                    return writer;
                };

                Lease.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.Lease();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.grantedTtlSeconds = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.remainingTtlSeconds = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Lease;
            })();

            v1.SessionEntry = (function() {

                function SessionEntry(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                SessionEntry.prototype.session = null;
                SessionEntry.prototype.result = null;

                let $oneOfFields;

                Object.defineProperty(SessionEntry.prototype, "entry", {
                    get: $util.oneOfGetter($oneOfFields = ["session", "result"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                SessionEntry.create = function create(properties) {
                    return new SessionEntry(properties);
                };

                SessionEntry.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.session != null && Object.hasOwnProperty.call(message, "session"))
                        $root.scalectl.snapshot.v1.Session.encode(message.session, writer.uint32(10).fork(), q + 1).ldelim();
                    if (message.result != null && Object.hasOwnProperty.call(message, "result"))
                        $root.scalectl.snapshot.v1.SessionResult.encode(message.result, writer.uint32(18).fork(), q + 1).ldelim();
                    return writer;
                };

                SessionEntry.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.SessionEntry();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.session = $root.scalectl.snapshot.v1.Session.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 2: {
                                message.result = $root.scalectl.snapshot.v1.SessionResult.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return SessionEntry;
            })();

            v1.Session = (function() {

                function Session(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Session.prototype.id = "";
                Session.prototype.floor = 0;
                Session.prototype.mentionedMs = 0;

                Session.create = function create(properties) {
                    return new Session(properties);
                };

                Session.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(10).string(message.id);
                    if (message.floor != null && Object.hasOwnProperty.call(message, "floor"))
                        writer.uint32(16).uint64(message.floor);
                    if (message.mentionedMs != null && Object.hasOwnProperty.call(message, "mentionedMs"))
                        writer.uint32(24).uint64(message.mentionedMs);
                    return writer;
                };

                Session.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.Session();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.string();
                                break;
                            }
                        case 2: {
                                message.floor = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.mentionedMs = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Session;
            })();

            v1.SessionResult = (function() {

                function SessionResult(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                SessionResult.prototype.sequence = 0;
                SessionResult.prototype.revision = 0;
                SessionResult.prototype.put = null;
                SessionResult.prototype.deleteRange = null;
                SessionResult.prototype.txn = null;
                SessionResult.prototype.refused = null;
                SessionResult.prototype.compact = null;
                SessionResult.prototype.leaseGrant = null;
                SessionResult.prototype.leaseRevoke = null;
                SessionResult.prototype.leaseCheckpoint = null;
                SessionResult.prototype.advanceTime = null;

                let $oneOfFields;

                Object.defineProperty(SessionResult.prototype, "result", {
                    get: $util.oneOfGetter($oneOfFields = ["put", "deleteRange", "txn", "refused", "compact", "leaseGrant", "leaseRevoke", "leaseCheckpoint", "advanceTime"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                SessionResult.create = function create(properties) {
                    return new SessionResult(properties);
                };

                SessionResult.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.sequence != null && Object.hasOwnProperty.call(message, "sequence"))
                        writer.uint32(8).uint64(message.sequence);
                    if (message.revision != null && Object.hasOwnProperty.call(message, "revision"))
                        writer.uint32(16).uint64(message.revision);
                    if (message.put != null && Object.hasOwnProperty.call(message, "put"))
                        $root.etcdserverpb.PutResponse.encode(message.put, writer.uint32(26).fork(), q + 1).ldelim();
                    if (message.deleteRange != null && Object.hasOwnProperty.call(message, "deleteRange"))
                        $root.etcdserverpb.DeleteRangeResponse.encode(message.deleteRange, writer.uint32(34).fork(), q + 1).ldelim();
                    if (message.txn != null && Object.hasOwnProperty.call(message, "txn"))
                        $root.etcdserverpb.TxnResponse.encode(message.txn, writer.uint32(42).fork(), q + 1).ldelim();
                    if (message.refused != null && Object.hasOwnProperty.call(message, "refused"))
                        $root.scalectl.snapshot.v1.Refused.encode(message.refused, writer.uint32(50).fork(), q + 1).ldelim();
                    if (message.compact != null && Object.hasOwnProperty.call(message, "compact"))
                        $root.scalectl.snapshot.v1.Done.encode(message.compact, writer.uint32(58).fork(), q + 1).ldelim();
                    if (message.leaseGrant != null && Object.hasOwnProperty.call(message, "leaseGrant"))
                        $root.scalectl.snapshot.v1.LeaseGranted.encode(message.leaseGrant, writer.uint32(66).fork(), q + 1).ldelim();
                    if (message.leaseRevoke != null && Object.hasOwnProperty.call(message, "leaseRevoke"))
                        $root.scalectl.snapshot.v1.LeaseRevoked.encode(message.leaseRevoke, writer.uint32(74).fork(), q + 1).ldelim();
                    if (message.leaseCheckpoint != null && Object.hasOwnProperty.call(message, "leaseCheckpoint"))
                        $root.scalectl.snapshot.v1.Done.encode(message.leaseCheckpoint, writer.uint32(82).fork(), q + 1).ldelim();
                    if (message.advanceTime != null && Object.hasOwnProperty.call(message, "advanceTime"))
                        $root.scalectl.snapshot.v1.Done.encode(message.advanceTime, writer.uint32(90).fork(), q + 1).ldelim();
                    return writer;
                };

                SessionResult.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.SessionResult();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.sequence = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.revision = reader.uint64();
                                break;
                            }
                        case 3: {
                                message.put = $root.etcdserverpb.PutResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 4: {
                                message.deleteRange = $root.etcdserverpb.DeleteRangeResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 5: {
                                message.txn = $root.etcdserverpb.TxnResponse.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 6: {
                                message.refused = $root.scalectl.snapshot.v1.Refused.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 7: {
                                message.compact = $root.scalectl.snapshot.v1.Done.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 8: {
                                message.leaseGrant = $root.scalectl.snapshot.v1.LeaseGranted.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 9: {
                                message.leaseRevoke = $root.scalectl.snapshot.v1.LeaseRevoked.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 10: {
                                message.leaseCheckpoint = $root.scalectl.snapshot.v1.Done.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        case 11: {
                                message.advanceTime = $root.scalectl.snapshot.v1.Done.decode(reader, reader.uint32(), undefined, long + 1);
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return SessionResult;
            })();

            v1.Refused = (function() {

                function Refused(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Refused.prototype.code = "";
                Refused.prototype.message = "";

                Refused.create = function create(properties) {
                    return new Refused(properties);
                };

                Refused.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.code != null && Object.hasOwnProperty.call(message, "code"))
                        writer.uint32(10).string(message.code);
                    if (message.message != null && Object.hasOwnProperty.call(message, "message"))
                        writer.uint32(18).string(message.message);
                    return writer;
                };

                Refused.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.Refused();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.code = reader.string();
                                break;
                            }
                        case 2: {
                                message.message = reader.string();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Refused;
            })();

            v1.Done = (function() {

                function Done(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                Done.create = function create(properties) {
                    return new Done(properties);
                };

                Done.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    return writer;
                };

                Done.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.Done();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return Done;
            })();

            v1.LeaseGranted = (function() {

                function LeaseGranted(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseGranted.prototype.id = 0;
                LeaseGranted.prototype.ttlSeconds = 0;

                LeaseGranted.create = function create(properties) {
                    return new LeaseGranted(properties);
                };

                LeaseGranted.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.id != null && Object.hasOwnProperty.call(message, "id"))
                        writer.uint32(8).uint64(message.id);
                    if (message.ttlSeconds != null && Object.hasOwnProperty.call(message, "ttlSeconds"))
                        writer.uint32(16).uint64(message.ttlSeconds);
                    return writer;
                };

                LeaseGranted.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.LeaseGranted();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.id = reader.uint64();
                                break;
                            }
                        case 2: {
                                message.ttlSeconds = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseGranted;
            })();

            v1.LeaseRevoked = (function() {

                function LeaseRevoked(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                LeaseRevoked.prototype.deleted = 0;

                LeaseRevoked.create = function create(properties) {
                    return new LeaseRevoked(properties);
                };

                LeaseRevoked.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.deleted != null && Object.hasOwnProperty.call(message, "deleted"))
                        writer.uint32(8).uint64(message.deleted);
                    return writer;
                };

                LeaseRevoked.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.LeaseRevoked();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.deleted = reader.uint64();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return LeaseRevoked;
            })();

            v1.End = (function() {

                function End(properties) {
                    if (properties)
                        for (let keys = Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                }

                End.prototype.checksum = 0;

                End.create = function create(properties) {
                    return new End(properties);
                };

                End.encode = function encode(message, writer, q) {
                    if (!writer)
                        writer = $Writer.create();
                    if (q === undefined)
                        q = 0;
                    if (q > $util.recursionLimit)
                        throw Error("max depth exceeded");
                    if (message.checksum != null && Object.hasOwnProperty.call(message, "checksum"))
                        writer.uint32(8).uint32(message.checksum);
                    return writer;
                };

                End.decode = function decode(reader, length, error, long) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (long === undefined)
                        long = 0;
                    if (long > $Reader.recursionLimit)
                        throw Error("maximum nesting depth exceeded");
                    let end, message;
                    if (length === undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = new $root.scalectl.snapshot.v1.End();
                    while (reader.pos < end) {
                        let tag = reader.uint32();
                        if (tag === error)
                            break;
                        switch (tag >>> 3) {
                        case 1: {
                                message.checksum = reader.uint32();
                                break;
                            }
                        default:
                            reader.skipType(tag & 7, long);
                            break;
                        }
                    }
                    if (length !== undefined) {
                        if (reader.pos !== end)
                            throw RangeError("index out of range");
                        reader.len = length;
                    }
                    return message;
                };

                return End;
            })();

            return v1;
        })();

        return snapshot;
    })();

    return scalectl;
})();

export { $root as default };
