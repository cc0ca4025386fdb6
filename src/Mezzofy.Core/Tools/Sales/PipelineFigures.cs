using Mezzofy.Core.Tools.Reports;
using Npgsql;

namespace Mezzofy.Core.Tools.Sales;

/// <summary>What came in, was won and was lost in a period, and what was open when it began and ended.</summary>
internal sealed record PipelineMovement(
    int OpenAtStart, decimal OpenValueAtStart, int New, decimal NewValue, int Won, decimal WonValue, int Lost, decimal LostValue,
    int OpenAtEnd, decimal OpenValueAtEnd, decimal? DaysToWin)
{
    /// <summary>The won part of what was closed; null when nothing was.</summary>
    public decimal? WinRate => FigureText.Share(Won, Won + Lost);
}

/// <summary>Open leads of a status.</summary>
internal sealed record OpenStatus(string Status, int Leads, decimal Value, int Overdue);

/// <summary>What a source or an owner has open today, and did in the period.</summary>
internal sealed record PipelineGroup(string Name, int Open, decimal OpenValue, int Overdue, int New, decimal NewValue, int Won, decimal WonValue, int Lost);

/// <summary>An open lead.</summary>
internal sealed record OpenLead(string Number, string Company, string Owner, string Status, decimal Value, DateOnly Created, DateOnly? FollowUp, int DaysOverdue);

/// <summary>Why leads of the period were lost.</summary>
internal sealed record LostReason(string Reason, int Leads, decimal Value);

/// <summary>All that the pipeline report is made of.</summary>
internal sealed record PipelineFigures(
    PipelineMovement Now, PipelineMovement Before, IReadOnlyList<OpenStatus> Open, IReadOnlyList<PipelineGroup> Sources, IReadOnlyList<PipelineGroup> Owners,
    IReadOnlyList<LostReason> Lost, IReadOnlyList<OpenLead> Overdue, IReadOnlyList<OpenLead> Biggest)
{
    /// <summary>How many leads each list names.</summary>
    public const int Listed = 15;

    /// <summary>Reads them; what is open and overdue is so today, whatever the period.</summary>
    public static async Task<PipelineFigures> ReadAsync(ReportScope scope, ReportReader reader)
    {
        var (covered, before, today) = (scope.Covered, scope.Before, scope.Today);
        var movements = await reader.RowsAsync(PipelineSql.Movements, Movement, covered.Start, covered.End, before.Start, before.End);
        return new(
            movements[0],
            movements[1],
            await reader.RowsAsync(PipelineSql.Open, row => new OpenStatus(row.GetString(0), row.GetInt32(1), row.GetDecimal(2), row.GetInt32(3)), today),
            await reader.RowsAsync(PipelineSql.BySource, Group, covered.Start, covered.End, today),
            await reader.RowsAsync(PipelineSql.ByOwner, Group, covered.Start, covered.End, today),
            await reader.RowsAsync(PipelineSql.Lost, row => new LostReason(row.GetString(0), row.GetInt32(1), row.GetDecimal(2)), covered.Start, covered.End),
            await reader.RowsAsync(PipelineSql.Overdue, Lead, today, Listed),
            await reader.RowsAsync(PipelineSql.Biggest, Lead, today, Listed));
    }

    private static PipelineMovement Movement(NpgsqlDataReader row) => new(
        row.GetInt32(0), row.GetDecimal(1), row.GetInt32(2), row.GetDecimal(3), row.GetInt32(4), row.GetDecimal(5), row.GetInt32(6), row.GetDecimal(7),
        row.GetInt32(8), row.GetDecimal(9), row.Number(10));

    private static PipelineGroup Group(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetInt32(1), row.GetDecimal(2), row.GetInt32(3), row.GetInt32(4), row.GetDecimal(5), row.GetInt32(6), row.GetDecimal(7), row.GetInt32(8));

    private static OpenLead Lead(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetDecimal(4), row.GetFieldValue<DateOnly>(5), row.Day(6), row.GetInt32(7));
}
