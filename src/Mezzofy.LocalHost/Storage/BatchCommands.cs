using Npgsql;
using NpgsqlTypes;

namespace Mezzofy.LocalHost.Storage;

/// <summary>Statements that take whole columns, so that one statement serves any number of rows.</summary>
internal static class BatchCommands
{
    /// <summary>Adds a statement.</summary>
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>A column of text.</summary>
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<string?> values) =>
        command.With(name, NpgsqlDbType.Text, values.ToArray());

    /// <summary>A column of ids.</summary>
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<Guid?> values) =>
        command.With(name, NpgsqlDbType.Uuid, values.ToArray());

    /// <summary>A column of whole numbers.</summary>
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<int?> values) =>
        command.With(name, NpgsqlDbType.Integer, values.ToArray());

    /// <summary>A column of large whole numbers.</summary>
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<long?> values) =>
        command.With(name, NpgsqlDbType.Bigint, values.ToArray());

    /// <summary>A column of small whole numbers.</summary>
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<short> values) =>
        command.With(name, NpgsqlDbType.Smallint, values.ToArray());

    /// <summary>A column of times.</summary>
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<DateTime?> values) =>
        command.With(name, NpgsqlDbType.TimestampTz, values.ToArray());

    /// <summary>One value.</summary>
    public static NpgsqlBatchCommand WithValue(this NpgsqlBatchCommand command, string name, object value)
    {
        command.Parameters.AddWithValue(name, value);
        return command;
    }

    /// <summary>One text, or null.</summary>
    public static NpgsqlBatchCommand WithText(this NpgsqlBatchCommand command, string name, string? value) =>
        command.Single(name, NpgsqlDbType.Text, value);

    /// <summary>One id, or null.</summary>
    public static NpgsqlBatchCommand WithId(this NpgsqlBatchCommand command, string name, Guid? value) =>
        command.Single(name, NpgsqlDbType.Uuid, value);

    /// <summary>One whole number, or null.</summary>
    public static NpgsqlBatchCommand WithNumber(this NpgsqlBatchCommand command, string name, int? value) =>
        command.Single(name, NpgsqlDbType.Integer, value);

    /// <summary>One time, or null.</summary>
    public static NpgsqlBatchCommand WithTime(this NpgsqlBatchCommand command, string name, DateTime? value) =>
        command.Single(name, NpgsqlDbType.TimestampTz, value);

    private static NpgsqlBatchCommand Single(this NpgsqlBatchCommand command, string name, NpgsqlDbType type, object? value)
    {
        command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
        return command;
    }

    private static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, NpgsqlDbType type, object values)
    {
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values });
        return command;
    }
}
