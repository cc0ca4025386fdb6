namespace Mezzofy.Core.Models.Offline.Questions;

/// <summary>What can be asked about; a table for each department, so that a new view is one entry.</summary>
internal static class Subjects
{
    public static readonly Subject[] All = [.. SupportSubjects.All, .. SalesSubjects.All, .. FinanceSubjects.All, .. MarketingSubjects.All];
}
