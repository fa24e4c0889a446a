using System.Reflection;
using Hdl.Core.Parameters;
using Hdl.Core.Verilog;

namespace Hdl.Core.Templates;

/// <summary>
/// What a template sees of a record: a property <c>ValueWidth</c> as <c>value_width</c>. Whole numbers, true and false,
/// texts; a choice as its name in snake_case; a number that may be left out, where it is there, and always whether it
/// is, as <c>has_leak_shift</c>. What stands in a group of parameters without a title is seen as the record's own.
/// </summary>
internal static class RecordView
{
    /// <summary>The properties of some records; where two have one of a name, that of the later record holds.</summary>
    public static ViewModel Of(params IEnumerable<object> records)
    {
        var view = new ViewModel();
        foreach (object record in records)
        {
            AddAll(view, record);
        }

        return view;
    }

    private static void AddAll(ViewModel view, object record)
    {
        foreach (PropertyInfo property in record.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<ParameterGroupAttribute>() is { Title: null })
            {
                AddAll(view, property.GetValue(record)!);
            }
            else
            {
                Add(view, Naming.ToSnakeCase(property.Name), property, record);
            }
        }
    }

    private static void Add(ViewModel view, string name, PropertyInfo property, object record)
    {
        Type type = property.PropertyType;
        if (property.GetIndexParameters().Length > 0)
        {
            return;
        }

        if (type == typeof(int?))
        {
            object? value = property.GetValue(record);
            view[$"has_{name}"] = value is not null;
            if (value is not null)
            {
                view[name] = value;
            }
        }
        else if (type == typeof(int) || type == typeof(long) || type == typeof(bool) || type == typeof(string))
        {
            view[name] = property.GetValue(record);
        }
        else if (type.IsEnum)
        {
            view[name] = Naming.ToSnakeCase(property.GetValue(record)!.ToString()!);
        }
    }
}
